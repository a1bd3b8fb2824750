package dev.courant.llm;

/**
 * An answer, new or known.
 *
 * @param key by which the next question of this kind finds it: a hash of prompt, model and matter
 * @param json its text, for the store
 * @param model who gave it
 * @param usage what it cost now: nothing if it was known
 * @param known whether it came from the store
 */
public record Answer<T>(
        T value, String key, String json, String model, Usage usage, boolean known) {

    /** The same answer, with what tries before it have cost. */
    Answer<T> after(Usage spent) {
        return new Answer<>(value, key, json, model, spent.plus(usage), known);
    }
}
