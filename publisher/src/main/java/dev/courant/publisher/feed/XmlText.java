package dev.courant.publisher.feed;

/** What may stand in XML 1.0; everything else cannot even be escaped there. */
final class XmlText {

    private XmlText() {}

    /** The text without what XML forbids (its section 2.2), and without lone surrogates. */
    static String allowed(String text) {
        return text.codePoints()
                .filter(XmlText::isAllowed)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** A carriage return may stand there, but is read as a line feed: two texts would be one. */
    private static boolean isAllowed(int codePoint) {
        return codePoint == '\t'
                || codePoint == '\n'
                || (codePoint >= ' ' && codePoint <= 0xD7FF)
                || (codePoint >= 0xE000 && codePoint <= 0xFFFD)
                || codePoint >= 0x10000;
    }

    /** The same in one line of at most so many characters (code points), the last an ellipsis. */
    static String line(String text, int longest) {
        return cut(allowed(text.replaceAll("\\s+", " ")).strip(), longest);
    }

    /** As much of it; what is cut ends in an ellipsis. */
    static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }
}
