package dev.courant.aggregator;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The beginnings of texts and lists. */
final class Cuts {

    private static final String ELLIPSIS = "…";
    private static final int WORD_CHARS = 40;

    private Cuts() {}

    /** At most so many UTF-16 characters; a pair of surrogates is not torn apart. */
    static String text(String text, int chars) {
        if (text.length() <= chars) {
            return text;
        }
        boolean tears = chars > 0 && Character.isHighSurrogate(text.charAt(chars - 1));
        return text.substring(0, tears ? chars - 1 : chars);
    }

    /**
     * At most so many characters of what people read: it ends with a word, unless that is as long
     * as a line, and with an ellipsis.
     */
    static String beginning(String text, int chars) {
        if (text.length() <= chars || chars == 0) {
            return text(text, chars);
        }
        var kept = text(text, chars - ELLIPSIS.length());
        return kept.substring(0, wordEnd(text, kept.length())).stripTrailing() + ELLIPSIS;
    }

    private static int wordEnd(String text, int most) {
        for (int end = most; end > Math.max(0, most - WORD_CHARS); end--) {
            if (Character.isWhitespace(text.charAt(end))) {
                return end;
            }
        }
        return most;
    }

    static @Nullable String textIfAny(@Nullable String text, int chars) {
        return text == null ? null : text(text, chars);
    }

    static List<String> texts(List<String> texts, int size, int chars) {
        return first(texts, size).stream().map(text -> text(text, chars)).toList();
    }

    static <T> List<T> first(List<T> list, int size) {
        return list.size() <= size ? list : list.subList(0, size);
    }
}
