package dev.courant.llm;

/**
 * How a model is made to answer in JSON, from the surest way to the one that every server takes.
 */
enum Rung {
    /** The server holds the model to the schema. */
    STRICT,
    /** The server holds the model to JSON; the schema is in the prompt. */
    JSON_OBJECT,
    /** All is in the prompt. */
    TEXT
}
