package dev.courant.enricher;

import java.util.EnumMap;
import java.util.Map;

/**
 * A text in which words are looked for: each of them once, however many rules ask, since looking
 * for them is most of what the rules cost. For one thread.
 */
final class SearchedText {

    private final String text;
    private final Map<Words, Boolean> found = new EnumMap<>(Words.class);

    SearchedText(String text) {
        this.text = text;
    }

    boolean has(Words words) {
        return found.computeIfAbsent(words, sought -> sought.in(text));
    }

    @Override
    public String toString() {
        return text;
    }
}
