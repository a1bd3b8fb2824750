package dev.courant.llm;

import dev.courant.llm.Verdict.Flaw;

/** The second request, after an answer of no use. */
final class Repair {

    /** More than any answer that can be mended; the rest of a longer one would only cost. */
    private static final int MAX_QUOTED_TOKENS = 4_000;

    private Repair() {}

    /**
     * The matter once more, what was wrong with the first answer, and that answer, if there is
     * anything in it to mend. Both are data: an answer may carry on what it was told to by others.
     */
    static String prompt(Question<?> question, Verdict.Bad<?> bad, String answer) {
        StringBuilder prompt = new StringBuilder(question.user());
        prompt.append("\n\nYour first answer to this was of no use. What was wrong with it:\n")
                .append(DataBlock.of("complaint", bad.complaint()));
        if (bad.flaw() == Flaw.WRONG || bad.flaw() == Flaw.NO_JSON) {
            prompt.append("\nYour first answer, as data:\n")
                    .append(DataBlock.of("answer", Tokens.head(answer, MAX_QUOTED_TOKENS)));
        }
        return prompt.append("\nAnswer again, with one JSON object that keeps this JSON Schema:\n")
                .append(question.schema())
                .toString();
    }
}
