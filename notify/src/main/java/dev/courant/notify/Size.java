package dev.courant.notify;

import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** In what a vendor counts, and cutting by it. */
enum Size {
    /** Bytes of UTF-8. */
    UTF8 {
        @Override
        int of(String text) {
            return text.getBytes(StandardCharsets.UTF_8).length;
        }
    },

    /**
     * UTF-16 code units. Where a vendor says no more than "characters", these are taken: there are
     * never fewer of them than of anything else that is called so.
     */
    UTF16 {
        @Override
        int of(String text) {
            return text.length();
        }
    };

    static final String ELLIPSIS = "…";

    abstract int of(String text);

    boolean fits(String text, int limit) {
        return of(text) <= limit;
    }

    /**
     * The text, or its beginning and an ellipsis, within the limit. What readers see as one
     * character (emoji, letters with marks) stays whole or goes.
     */
    String cut(String text, int limit) {
        if (fits(text, limit)) {
            return text;
        }
        int room = limit - of(ELLIPSIS);
        return room < 0 ? "" : prefix(text, room).stripTrailing() + ELLIPSIS;
    }

    /** As above, of the text as it is when escaped; cut before, so that no escape is split. */
    String cut(String text, int limit, UnaryOperator<String> escape) {
        int room = limit;
        String escaped = escape.apply(cut(text, room));
        while (!fits(escaped, limit)) {
            room -= Math.max(1, (of(escaped) - limit) / 2);
            escaped = escape.apply(cut(text, room));
        }
        return escaped;
    }

    /** As many whole characters as fit. */
    String prefix(String text, int limit) {
        // What is longer in UTF-16 units is longer in any unit, so a long text is not walked to its
        // end. Whether a character ends at the limit, the next code point tells: two more units.
        String start = text.substring(0, Math.min(text.length(), limit + 2));
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(start);
        int used = 0;
        int end = 0;
        for (int next = characters.next(); next != BreakIterator.DONE; next = characters.next()) {
            used += of(start.substring(end, next));
            boolean whole = next < start.length() || start.length() == text.length();
            if (used > limit || !whole) {
                break;
            }
            end = next;
        }
        return start.substring(0, end);
    }
}
