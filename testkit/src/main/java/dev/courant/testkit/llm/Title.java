package dev.courant.testkit.llm;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what a prompt is about. */
final class Title {

    private static final int LONGEST = 80;
    private static final List<String> NAMES = List.of("title", "subject", "message");
    private static final Pattern LABEL =
            Pattern.compile("(?im)^\\W*(?:title|subject|message|标题|提交信息)\\W*[:：]\\s*(\\S.*)$");

    private Title() {}

    /**
     * The first line of a data block that is called a title, a subject or a message; else a line
     * with such a label; else the first line of the data, or of the user's words. At most 80
     * characters.
     */
    static String of(ChatRequest request) {
        String title =
                named(request)
                        .or(() -> labelled(request.dataText()))
                        .or(() -> firstLine(request.dataText()))
                        .or(() -> labelled(request.user()))
                        .or(() -> firstLine(request.user()))
                        .orElse("");
        int length = title.codePointCount(0, title.length());
        return title.substring(0, title.offsetByCodePoints(0, Math.min(length, LONGEST)));
    }

    private static Optional<String> named(ChatRequest request) {
        return NAMES.stream()
                .flatMap(
                        name ->
                                request.data().stream()
                                        .filter(block -> block.name().contains(name)))
                .flatMap(block -> firstLine(block.text()).stream())
                .findFirst();
    }

    private static Optional<String> labelled(String text) {
        Matcher label = LABEL.matcher(text);
        return label.find() ? Optional.of(label.group(1).strip()) : Optional.empty();
    }

    private static Optional<String> firstLine(String text) {
        return Stream.of(text.split("\n", -1))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst();
    }
}
