package dev.courant.llm;

/**
 * An answer that keeps the schema, but breaks a rule that no schema can say. Thrown by a question's
 * reader: the model is told the rule, and asked once more.
 */
public final class InvalidAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String rule;

    /**
     * @param rule what is wrong, as the end of a sentence about the answer: "is not in English". It
     *     is said to the model and in reports, so it holds nothing of the answer itself
     */
    public InvalidAnswerException(String rule) {
        super("The answer " + rule + ".");
        this.rule = rule;
    }

    String rule() {
        return rule;
    }
}
