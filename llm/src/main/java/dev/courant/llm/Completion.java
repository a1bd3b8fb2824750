package dev.courant.llm;

/**
 * An answer that keeps the schema and the reader's rules.
 *
 * @param json the answer's text, the same for the same content (sorted keys, no white space), for
 *     caches
 * @param model who gave it, by its name in the configuration
 * @param usage all that was spent on the question, on other models and failed attempts too
 */
public record Completion<T>(T value, String json, String model, Usage usage) {}
