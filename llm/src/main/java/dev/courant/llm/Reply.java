package dev.courant.llm;

/** What came of a request. */
sealed interface Reply {

    record Answered(ChatAnswer answer) implements Reply {}

    /**
     * The server does not take such a request (400, 422).
     *
     * @param complaint the start of what it says, for {@link Dialect}
     */
    record NotTaken(int status, String complaint) implements Reply {}

    /**
     * @param why an {@link LlmException}, or a {@link Halt}
     */
    record Failed(RuntimeException why) implements Reply {}
}
