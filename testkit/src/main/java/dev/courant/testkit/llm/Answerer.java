package dev.courant.testkit.llm;

/**
 * What a model says. Called on the connection's virtual thread, by many at once; it may wait, but
 * not for good. What it throws is answered with 500 and logged.
 */
@FunctionalInterface
public interface Answerer {

    /** The content of the answer: for a request with a schema, JSON text. */
    String answer(ChatRequest request);
}
