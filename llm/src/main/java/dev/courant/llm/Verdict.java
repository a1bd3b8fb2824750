package dev.courant.llm;

/** What an answer is worth. */
sealed interface Verdict<T> {

    record Good<T>(T value, String json) implements Verdict<T> {}

    /**
     * @param what is wrong, in our own words, for reports: what follows "the answer"
     * @param complaint the same for the model; it may name parts of its answer
     * @param flaw what kind of wrong
     */
    record Bad<T>(String what, String complaint, Flaw flaw) implements Verdict<T> {}

    /** What a second request can do about it. */
    enum Flaw {
        /** To ask again changes no mind. */
        DECLINED,
        /** There is nothing in it to mend. */
        NOTHING,
        /** As if the server had not been asked for JSON. */
        NO_JSON,
        /** It can be mended. */
        WRONG
    }
}
