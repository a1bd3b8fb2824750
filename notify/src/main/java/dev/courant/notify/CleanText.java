package dev.courant.notify;

import java.util.regex.Pattern;

/**
 * Text from outside as a message can carry it: one line, without control characters, characters
 * that turn the direction of reading or cannot be seen, broken surrogates, and towers of marks; and
 * without anything that a chat makes a link, a mention or a tag of by itself.
 */
final class CleanText {

    /** Invisible, without width, and not part of any name or address. */
    static final String JOINER = "\u2060";

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    /** No script needs more on one letter. */
    private static final int MAX_MARKS = 6;

    /**
     * Where a joiner takes the meaning: behind the signs of mentions ({@code @here}, {@code <@U1>},
     * {@code <!channel>}, {@code <at>}), tags and commands, inside {@code https://}, and behind the
     * dots of host names.
     */
    private static final Pattern ACTIVE =
            Pattern.compile(
                    "[@＠](?=[\\p{L}\\p{N}_])|<(?=[\\p{L}@#!/])|(?<![\\p{L}\\p{N}])[#/](?=[\\p{L}_])"
                            + "|:(?=//)|(?<=[\\p{L}\\p{N}])\\.(?=\\p{L})");

    private CleanText() {}

    /**
     * Never blank, which vendors refuse: of a text of which nothing can be shown, an ellipsis
     * stays.
     *
     * @param limit in UTF-16 units, before the joiners
     */
    static String line(String raw, int limit) {
        String line = inert(Size.UTF16.cut(printable(raw, 4 * limit), limit));
        return line.isBlank() ? Size.ELLIPSIS : line;
    }

    static String inert(String text) {
        return ACTIVE.matcher(text).replaceAll("$0" + JOINER);
    }

    /** For where nothing is made of a text, and joiners would be in the way. */
    static String plain(String text) {
        return text.replace(JOINER, "");
    }

    /** Of at most so many characters that are read; a cut further on says that there were more. */
    private static String printable(String raw, int limit) {
        StringBuilder out = new StringBuilder(Math.min(raw.length(), limit) + 1);
        boolean gap = false;
        int marks = 0;
        for (int i = 0; i < raw.length() && out.length() <= limit; ) {
            int point = raw.codePointAt(i);
            i += Character.charCount(point);
            marks = isMark(point) ? marks + 1 : 0;
            if (isSpace(point)) {
                gap = !out.isEmpty();
            } else if (!isUnprintable(point) && marks <= MAX_MARKS) {
                out.append(gap ? " " : "").appendCodePoint(point);
                gap = false;
            }
        }
        return out.toString();
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isSpace(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point) || point == 0x85;
    }

    private static boolean isUnprintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE -> true;
            // Emoji and some scripts are joined by these two; the rest are marks of direction and
            // the like.
            case Character.FORMAT -> point != ZERO_WIDTH_JOINER && point != ZERO_WIDTH_NON_JOINER;
            default -> (point & 0xFFFE) == 0xFFFE;
        };
    }
}
