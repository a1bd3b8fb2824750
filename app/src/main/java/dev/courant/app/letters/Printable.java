package dev.courant.app.letters;

/**
 * Text from records as it may go to a terminal: no control characters, none that turn the direction
 * of writing, no halves of characters.
 */
public final class Printable {

    private static final String CUT = "…";

    private Printable() {}

    /** In one line, cut to so many characters. */
    public static String line(String text, int atMost) {
        return escaped(cut(text, atMost), false);
    }

    /** With its line ends, cut to so many characters. */
    public static String lines(String text, int atMost) {
        return escaped(cut(text, atMost), true);
    }

    private static String cut(String text, int atMost) {
        if (text.length() <= atMost) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(atMost - 1)) ? atMost - 1 : atMost;
        return text.substring(0, end) + CUT;
    }

    private static String escaped(String text, boolean lineEnds) {
        var printable = new StringBuilder(text.length());
        text.codePoints()
                .forEach(
                        point -> {
                            if ((lineEnds && point == '\n') || shows(point)) {
                                printable.appendCodePoint(point);
                            } else {
                                printable.append("\\u%04x".formatted(point));
                            }
                        });
        return printable.toString();
    }

    private static boolean shows(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }
}
