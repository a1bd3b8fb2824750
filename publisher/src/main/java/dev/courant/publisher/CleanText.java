package dev.courant.publisher;

/**
 * Text from outside without what a page cannot carry: control characters, characters that turn the
 * direction of reading or cannot be seen, broken surrogates.
 */
final class CleanText {

    static final String ELLIPSIS = "…";
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private CleanText() {}

    /**
     * One line: every run of white space is one space, none at the ends. At most {@code limit} code
     * points, and an ellipsis if there were more.
     */
    static String line(String raw, int limit) {
        var out = new StringBuilder(Math.min(raw.length(), limit) + 1);
        int points = 0;
        boolean gap = false;
        for (int i = 0; i < raw.length(); ) {
            int point = raw.codePointAt(i);
            i += Character.charCount(point);
            if (isSpace(point)) {
                gap = points > 0;
            } else if (!isUnprintable(point)) {
                points += gap ? 2 : 1;
                if (points > limit) {
                    return out.append(ELLIPSIS).toString();
                }
                out.append(gap ? " " : "").appendCodePoint(point);
                gap = false;
            }
        }
        return out.toString();
    }

    /**
     * Several lines, separated by {@code \n}; within them nothing is changed but what a page cannot
     * carry.
     */
    static String lines(String raw, int limit) {
        var out = new StringBuilder(Math.min(raw.length(), limit) + 1);
        int points = 0;
        for (int i = 0; i < raw.length(); ) {
            int point = raw.codePointAt(i);
            i += Character.charCount(point);
            boolean carried = point == '\n' || isSpace(point) || !isUnprintable(point);
            if (carried && point != '\r') {
                if (++points > limit) {
                    return out.toString().stripTrailing() + ELLIPSIS;
                }
                out.appendCodePoint(point == '\n' || !isSpace(point) ? point : ' ');
            }
        }
        return out.toString();
    }

    private static boolean isSpace(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point) || point == 0x85;
    }

    private static boolean isUnprintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE -> true;
            // Emoji and some scripts are joined by these two; the rest are marks of direction and
            // the like.
            case Character.FORMAT -> point != ZERO_WIDTH_JOINER && point != ZERO_WIDTH_NON_JOINER;
            default -> (point & 0xFFFE) == 0xFFFE;
        };
    }
}
