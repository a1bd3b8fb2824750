package dev.courant.llm;

import com.fasterxml.jackson.core.JsonProcessingException;

import java.util.Optional;

/**
 * Asks, unless the answer is known: the same prompt, model and matter are paid for once. Safe for
 * use by many threads; two that ask the same at the same time both pay.
 *
 * @param client of models, in the order in which their answers are preferred
 * @param store where answers are looked up; whoever asks puts new ones there
 */
public record Asker(LlmClient client, AnswerStore store) {

    /**
     * @param prompt version of the prompt
     * @throws LlmException as {@link LlmClient#ask} does, if no model's answer is known
     */
    public <T> Answer<T> ask(Question<T> question, Prompt prompt) {
        for (String model : client.config().models()) {
            var known = known(question, key(prompt, model, question), model);
            if (known.isPresent()) {
                return known.get();
            }
        }
        var completion = client.ask(question);
        return new Answer<>(
                completion.value(),
                key(prompt, completion.model(), question),
                completion.json(),
                completion.model(),
                completion.usage(),
                false);
    }

    /** An answer that would no longer be accepted is none, and what is no answer at all neither. */
    private <T> Optional<Answer<T>> known(Question<T> question, String key, String model) {
        return store.find(key)
                .flatMap(json -> read(question, json).map(value -> known(value, key, json, model)));
    }

    private static <T> Answer<T> known(T value, String key, String json, String model) {
        return new Answer<>(value, key, json, model, Usage.NONE, true);
    }

    private static <T> Optional<T> read(Question<T> question, String json) {
        try {
            return Optional.of(question.reader().apply(Json.STRICT.readTree(json)));
        } catch (JsonProcessingException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** What was asked, of whom, and in what form: a reader relies on the schema. */
    private static String key(Prompt prompt, String model, Question<?> question) {
        String form = Hashes.sha256(prompt.version(), Json.canonical(question.schema()));
        String asked = Hashes.sha256(question.system(), question.user());
        return Hashes.sha256(Hashes.sha256(form, model), asked);
    }
}
