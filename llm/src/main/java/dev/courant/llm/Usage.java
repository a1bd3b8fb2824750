package dev.courant.llm;

/**
 * What was spent.
 *
 * @param calls requests that were sent, whatever came of them
 * @param promptTokens as the server counted them, else as we did
 * @param completionTokens likewise
 * @param estimated true if a server did not say, so that some of the tokens are our own count
 */
public record Usage(int calls, long promptTokens, long completionTokens, boolean estimated) {

    public static final Usage NONE = new Usage(0, 0, 0);

    public Usage {
        if (calls < 0 || promptTokens < 0 || completionTokens < 0) {
            throw new IllegalArgumentException("A usage is never negative.");
        }
    }

    /** A usage that the server told. */
    public Usage(int calls, long promptTokens, long completionTokens) {
        this(calls, promptTokens, completionTokens, false);
    }

    public Usage plus(Usage other) {
        return new Usage(
                calls + other.calls,
                promptTokens + other.promptTokens,
                completionTokens + other.completionTokens,
                estimated || other.estimated);
    }

    public long tokens() {
        return promptTokens + completionTokens;
    }
}
