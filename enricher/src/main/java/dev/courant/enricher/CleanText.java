package dev.courant.enricher;

/**
 * Text from outside made fit for a record: no control characters, nothing that turns the reading
 * direction, bounded.
 */
final class CleanText {

    private static final String ELLIPSIS = "…";

    private CleanText() {}

    /**
     * Line ends become {@code \n}; other control characters but tab, and marks that turn the
     * direction, are dropped.
     */
    static String of(String text) {
        var clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r') {
                appendLineEnd(clean, text, i);
            } else if (!unwanted(c)) {
                clean.append(c);
            }
        }
        return clean.toString();
    }

    /**
     * Clean text on one line, white space folded; cut with an ellipsis when longer than {@code
     * maxChars}.
     */
    static String oneLine(String text, int maxChars) {
        String line = fold(of(text.length() > 4 * maxChars ? cut(text, 4 * maxChars) : text));
        return line.length() <= maxChars
                ? line
                : cut(line, maxChars - 1).stripTrailing() + ELLIPSIS;
    }

    /**
     * The beginning of a text, at most {@code maxChars} long: up to a line end if one lies in the
     * second half, else up to the last whole character.
     */
    static String beginning(String text, int maxChars) {
        if (text.length() <= maxChars) {
            return text;
        }
        int lineEnd = text.lastIndexOf('\n', maxChars);
        return lineEnd > maxChars / 2 ? text.substring(0, lineEnd) : cut(text, maxChars);
    }

    /**
     * Whole lines from the beginning, at most {@code maxChars} in all; empty if the first is
     * longer.
     */
    static String wholeLines(String text, int maxChars) {
        if (text.length() <= maxChars) {
            return text;
        }
        int lineEnd = maxChars < 0 ? -1 : text.lastIndexOf('\n', maxChars);
        return lineEnd < 0 ? "" : text.substring(0, lineEnd);
    }

    private static String cut(String text, int maxChars) {
        if (text.length() <= maxChars) {
            return text;
        }
        boolean splitsPair =
                maxChars > 0
                        && Character.isHighSurrogate(text.charAt(maxChars - 1))
                        && Character.isLowSurrogate(text.charAt(maxChars));
        return text.substring(0, splitsPair ? maxChars - 1 : maxChars);
    }

    private static String fold(String text) {
        var line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean space = Character.isWhitespace(c) || Character.isSpaceChar(c);
            if (!space) {
                line.append(c);
            } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
        return line.toString().stripTrailing();
    }

    private static void appendLineEnd(StringBuilder clean, String text, int carriageReturn) {
        boolean lineFeedFollows =
                carriageReturn + 1 < text.length() && text.charAt(carriageReturn + 1) == '\n';
        if (!lineFeedFollows) {
            clean.append('\n');
        }
    }

    private static boolean unwanted(char c) {
        boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
        boolean turnsDirection =
                (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
        return control || turnsDirection || c == '\uFEFF';
    }
}
