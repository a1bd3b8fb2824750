package dev.courant.publisher;

import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.EventKind;

import org.jspecify.annotations.Nullable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Every address that the paper links to: made here, from an event's own page, its hash and its
 * numbers.
 */
final class Links {

    /**
     * In one way only, whatever the address: what follows a segment tells whether it is the last.
     */
    private static final Pattern PAGE =
            Pattern.compile(
                    "(https://[\\w.-]++(?::\\d{1,5}+)?+(?:/(?!commit/[^/]++$|issues/[^/]++$)[\\w.-]++){2,6}+)"
                        + "/(?:commit/\\p{XDigit}{7,64}+|issues/\\d{1,18}+)");

    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{7,64}");

    private Links() {}

    static String repository(String repo) {
        return "https://github.com/"
                + Arrays.stream(repo.split("/", -1))
                        .map(Links::encoded)
                        .collect(Collectors.joining("/"));
    }

    /** Home of the event's repository, as the event's page has it: GitHub may stand elsewhere. */
    static String repository(EnrichedEvent event) {
        var page = PAGE.matcher(event.getUrl());
        return page.matches() ? page.group(1) : repository(event.getRepo());
    }

    /** The event's own page: of the commit, or of the issue. */
    static String page(EnrichedEvent event) {
        return event.getKind() == EventKind.ISSUE && event.getNumber() != null
                ? repository(event) + "/issues/" + event.getNumber()
                : commit(event);
    }

    /**
     * Where a title leads: to the pull request if the message names one, which has the discussion.
     */
    static String best(EnrichedEvent event) {
        return event.getPullRequest() == null
                ? page(event)
                : pullRequest(event, event.getPullRequest());
    }

    static String pullRequest(EnrichedEvent event, long number) {
        return repository(event) + "/pull/" + number;
    }

    /**
     * Address of a bare {@code #123} in an event's text; null if the event does not say what that
     * is.
     */
    static @Nullable String reference(EnrichedEvent event, long number) {
        if (event.getPullRequest() != null && event.getPullRequest() == number) {
            return pullRequest(event, number);
        }
        return event.getIssues().contains(number) ? repository(event) + "/issues/" + number : null;
    }

    private static String commit(EnrichedEvent event) {
        var sha = event.getSha();
        return sha != null && HASH.matcher(sha).matches()
                ? repository(event) + "/commit/" + sha
                : repository(event);
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
