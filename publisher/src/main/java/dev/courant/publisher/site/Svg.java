package dev.courant.publisher.site;

/** A picture in the making: elements with escaped attributes and texts, styled by class alone. */
final class Svg {

    private final StringBuilder out = new StringBuilder();

    /** Opens an element; attributes are names and values in turn. */
    Svg open(String element, Object... attributes) {
        begin(element, attributes);
        out.append('>');
        return this;
    }

    /** An element without content. */
    Svg empty(String element, Object... attributes) {
        begin(element, attributes);
        out.append("/>");
        return this;
    }

    Svg text(String text) {
        escape(text);
        return this;
    }

    Svg close(String element) {
        out.append("</").append(element).append('>');
        return this;
    }

    /** An element with nothing but text in it. */
    Svg element(String element, String text, Object... attributes) {
        return open(element, attributes).text(text).close(element);
    }

    Fragment fragment() {
        return Fragment.ours(out.toString());
    }

    private void begin(String element, Object... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1].toString());
            out.append('"');
        }
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
    }
}
