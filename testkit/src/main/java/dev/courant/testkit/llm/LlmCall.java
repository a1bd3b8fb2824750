package dev.courant.testkit.llm;

import java.time.Instant;
import java.util.Optional;

/**
 * A request and what came of it; without texts.
 *
 * @param at when it came, by the simulator's clock
 * @param model empty if the request could not be read
 * @param format what the answer was asked to be
 * @param schemaName of a request with a schema format
 * @param fingerprint a number made from model, messages and schema: the same for the same question
 * @param key whether it carried a key, and the right one
 * @param status 200 also for those that were reset or left hanging
 * @param finish why the model stopped; empty if the answer is none
 * @param usage zero where no tokens were charged
 * @param fault name of the fault that hit it
 */
public record LlmCall(
        Instant at,
        String model,
        ChatRequest.Format format,
        Optional<String> schemaName,
        long fingerprint,
        Credential key,
        int status,
        Optional<String> finish,
        Usage usage,
        Optional<String> fault) {

    /** What a request carried as its key; the key itself is not kept. */
    public enum Credential {
        ABSENT,
        EXPECTED,
        OTHER
    }
}
