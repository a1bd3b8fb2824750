package dev.courant.enricher;

import java.util.regex.Pattern;

/** Prose that is too long ends with a sentence, or says that it does not. */
final class WholeSentences {

    private static final String ELLIPSIS = "…";

    /** A full stop within a name or a number is none. */
    private static final Pattern END = Pattern.compile("[。！？]|[.!?](?=\\s|$)");

    private WholeSentences() {}

    /**
     * The beginning of a text, at most {@code maxChars} long: up to the end of a sentence if one
     * lies in the second half, else up to the last whole character, and with an ellipsis.
     */
    static String of(String text, int maxChars) {
        if (text.length() <= maxChars) {
            return text;
        }
        int end =
                END.matcher(text)
                        .results()
                        .mapToInt(found -> found.end())
                        .takeWhile(at -> at <= maxChars)
                        .reduce(0, (before, last) -> last);
        return end > maxChars / 2
                ? text.substring(0, end)
                : CleanText.beginning(text, maxChars - 1).stripTrailing() + ELLIPSIS;
    }
}
