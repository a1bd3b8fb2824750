package dev.courant.llm;

/** A failure that no other model can make good: the key, our own limits, our own budget. */
final class Halt extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final LlmException failure;

    Halt(LlmException failure) {
        super(failure);
        this.failure = failure;
    }

    LlmException failure() {
        return failure;
    }
}
