package dev.courant.testkit.source;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * An issue or a pull request, made step by step: {@code Issue.opened(7, at, "ada", "It
 * breaks").labels("bug")}.
 *
 * @param author GitHub account; one that ends in {@code [bot]} is a bot
 * @param body null if nothing was written
 * @param closedAt null if it stays open
 */
public record Issue(
        long number,
        Instant openedAt,
        String author,
        String title,
        @Nullable String body,
        List<String> labels,
        int comments,
        boolean pullRequest,
        @Nullable Instant closedAt) {

    public Issue {
        labels = List.copyOf(labels);
    }

    /** An open issue without text, labels and comments. */
    public static Issue opened(long number, Instant at, String author, String title) {
        return new Issue(number, at, author, title, null, List.of(), 0, false, null);
    }

    /** With text. */
    public Issue body(String text) {
        return new Issue(
                number, openedAt, author, title, text, labels, comments, pullRequest, closedAt);
    }

    /** With these labels. */
    public Issue labels(String... names) {
        return new Issue(
                number,
                openedAt,
                author,
                title,
                body,
                List.of(names),
                comments,
                pullRequest,
                closedAt);
    }

    /** With so many comments. */
    public Issue comments(int count) {
        return new Issue(
                number, openedAt, author, title, body, labels, count, pullRequest, closedAt);
    }

    /** As a pull request, which GitHub lists among the issues. */
    public Issue asPullRequest() {
        return new Issue(number, openedAt, author, title, body, labels, comments, true, closedAt);
    }

    /** Closed at this time. */
    public Issue closed(Instant at) {
        return new Issue(number, openedAt, author, title, body, labels, comments, pullRequest, at);
    }

    /** True once it is closed. */
    public boolean closedBy(Instant now) {
        return closedAt != null && !closedAt.isAfter(now);
    }

    /** When it last changed, as seen from now. */
    public Instant updatedAt(Instant now) {
        return closedAt != null && closedBy(now) ? closedAt : openedAt;
    }
}
