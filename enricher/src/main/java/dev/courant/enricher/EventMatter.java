package dev.courant.enricher;

import dev.courant.llm.DataBlock;
import dev.courant.llm.Tokens;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.EventKind;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a model is shown of an event: all of it in data blocks, within the depth's tokens. Nothing
 * in it tells one cherry-pick of a change from another, so that both have the same answer.
 */
final class EventMatter {

    /** Who signed, reviewed and picked it, and under which number, says nothing of what it does. */
    private static final Pattern TRAILER =
            Pattern.compile(
                    "(?im)^(?:[a-z]{2,20}(?:-[a-z]{2,20})?-by:|(?:change|piperorigin-rev)-?id:"
                            + "|(?:reviewed|pull-request)-(?:on|url):|differential revision:"
                            + "|ghstack-source-id:|\\(cherry picked from ).*$\\n?");

    /** A backport has a pull request of its own. */
    private static final Pattern PULL_REQUESTS = Pattern.compile("(?:\\s*\\(#\\d{1,10}\\))+$");

    private static final int MAX_LABELS = 20;

    private EventMatter() {}

    static String of(EnrichedEvent event, Depth depth) {
        var blocks = new ArrayList<String>();
        blocks.add(DataBlock.of("event", facts(event)));
        String message = message(event, depth);
        if (!message.isEmpty()) {
            blocks.add(DataBlock.of("message", message));
        }
        if (event.getKind() != EventKind.ISSUE) {
            blocks.add(DataBlock.of("diff", DiffMatter.of(event, depth.diffTokens())));
        }
        return String.join("\n\n", blocks);
    }

    private static String facts(EnrichedEvent event) {
        var lines = new ArrayList<String>();
        lines.add("project: " + name(event.getRepo()));
        lines.add("kind: " + (event.getKind() == EventKind.ISSUE ? "issue opened" : "commit"));
        lines.add("title: " + PULL_REQUESTS.matcher(event.getTitle()).replaceAll(""));
        addUnlessEmpty(lines, "labels", event.getLabels().stream().limit(MAX_LABELS).toList());
        if (event.getKind() != EventKind.ISSUE) {
            lines.add(
                    "size: %d files, +%d -%d lines"
                            .formatted(
                                    event.getFileCount(),
                                    event.getAdditions(),
                                    event.getDeletions()));
        }
        if (event.getBot()) {
            lines.add("author: a bot");
        }
        addUnlessEmpty(lines, "what rules noticed", event.getReasons());
        return String.join("\n", lines);
    }

    /** Without its owner: a fork that takes over a change has the same answer for it. */
    private static String name(String repo) {
        return repo.substring(repo.indexOf('/') + 1);
    }

    private static void addUnlessEmpty(List<String> lines, String name, List<String> values) {
        if (!values.isEmpty()) {
            lines.add(name + ": " + String.join(", ", values));
        }
    }

    private static String message(EnrichedEvent event, Depth depth) {
        String body = TRAILER.matcher(event.getBody()).replaceAll("").strip();
        String shown = Tokens.head(body, depth.messageTokens());
        return shown.length() < body.length() ? shown + "\n(the rest is left out)" : shown;
    }
}
