package dev.courant.llm;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.function.Function;

/**
 * One question, whose answer is JSON.
 *
 * @param purpose what it is for, in a word or two of ours: for messages
 * @param system the instructions
 * @param user the matter; what comes from outside stands in a {@link DataBlock}
 * @param schemaName letters, digits, {@code _} and {@code -}; 64 at most
 * @param schema JSON Schema, draft 2020-12. For the strict mode of most servers each object lists
 *     all its properties as required and allows no others
 * @param maxAnswerTokens at most so many tokens in the answer; 1 to 100,000
 * @param share of the day's tokens that may be spent when this question is done, else it is
 *     refused; over 0, to 1
 * @param reader from the answer, which keeps the schema, to the caller's type; throws {@link
 *     InvalidAnswerException} when it breaks a rule that no schema can say
 */
public record Question<T>(
        String purpose,
        String system,
        String user,
        String schemaName,
        JsonNode schema,
        int maxAnswerTokens,
        double share,
        Function<JsonNode, T> reader) {

    private static final int MAX_ANSWER_TOKENS = 100_000;

    public Question {
        require(schemaName.matches("[A-Za-z0-9_-]{1,64}"), "schemaName is no such name");
        require(schema.isObject(), "schema must be an object");
        require(
                maxAnswerTokens >= 1 && maxAnswerTokens <= MAX_ANSWER_TOKENS,
                "maxAnswerTokens must be 1 to " + MAX_ANSWER_TOKENS);
        require(share > 0 && share <= 1, "share must be over 0, to 1");
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException("Question: " + problem + ".");
        }
    }
}
