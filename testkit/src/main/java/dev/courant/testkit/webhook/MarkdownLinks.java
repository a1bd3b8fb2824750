package dev.courant.testkit.webhook;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The links of a Markdown text, and what chats make links of by themselves. */
final class MarkdownLinks {

    private static final Pattern LINK =
            Pattern.compile("(?<!\\\\)]\\(([^()\\s]+)\\)|(?<![(\\w])(https?://[^\\s()<>]+)");

    private MarkdownLinks() {}

    static List<String> in(String markdown) {
        return LINK.matcher(markdown).results().map(MarkdownLinks::target).toList();
    }

    private static String target(MatchResult link) {
        return link.group(1) != null ? link.group(1) : link.group(2);
    }
}
