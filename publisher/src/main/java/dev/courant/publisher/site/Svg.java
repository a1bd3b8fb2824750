package dev.courant.publisher.site;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A picture in the making, styled by class alone: elements are begun, given attributes and content,
 * and ended. Attributes and texts are escaped; names are ours.
 */
final class Svg {

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> begun = new ArrayDeque<>();
    private boolean inTag;

    Svg begin(String element) {
        finishTag();
        out.append('<').append(element);
        begun.push(element);
        inTag = true;
        return this;
    }

    /** An attribute of the element that was just begun. */
    Svg with(String attribute, Object value) {
        out.append(' ').append(attribute).append("=\"");
        escape(value.toString());
        out.append('"');
        return this;
    }

    Svg text(String text) {
        finishTag();
        escape(text);
        return this;
    }

    /** Ends what was begun last. */
    Svg end() {
        var element = begun.pop();
        if (inTag) {
            out.append("/>");
            inTag = false;
        } else {
            out.append("</").append(element).append('>');
        }
        return this;
    }

    /** The picture, all of whose elements have been ended. */
    Fragment fragment() {
        if (!begun.isEmpty()) {
            throw new IllegalStateException("Not ended: " + begun);
        }
        return Fragment.ours(out.toString());
    }

    private void finishTag() {
        if (inTag) {
            out.append('>');
            inTag = false;
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
