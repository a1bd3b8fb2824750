package dev.courant.app.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.courant.llm.LlmClient;
import dev.courant.llm.LlmConfig;
import dev.courant.llm.LlmException;
import dev.courant.llm.Question;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Asks each model something small, as events are asked about: with a schema, for JSON. */
record ModelChecks(LlmConfig llm, InstantSource clock) {

    private static final Duration TIMEOUT = Duration.ofSeconds(8);
    private static final int ANSWER_TOKENS = 500;
    private static final String ADVICE =
            "Check courant.llm.base-url, and that this machine reaches it.";
    private static final JsonNode SCHEMA =
            tree(
                    """
                    {"type": "object", "properties": {"summary": {"type": "string"}},
                     "required": ["summary"], "additionalProperties": false}
                    """);

    List<Check> all() {
        return llm.models().stream()
                .map(model -> new Check("model " + model, ADVICE, () -> ask(model)))
                .toList();
    }

    private Finding ask(String model) {
        var subject = "model " + model;
        try (var client = new LlmClient(alone(model), clock)) {
            var answer = client.ask(question());
            return Finding.ok(
                    subject,
                    "Answers in JSON; that took %d tokens."
                            .formatted(
                                    answer.usage().promptTokens()
                                            + answer.usage().completionTokens()));
        } catch (LlmException e) {
            return Finding.fail(subject, String.valueOf(e.getMessage()), advice(e));
        }
    }

    private static String advice(LlmException failure) {
        return switch (failure) {
            case LlmException.Refused refused ->
                    "Check courant.llm.api-key and models, and the account; until then, rules"
                            + " rank.";
            case LlmException.BadAnswer bad ->
                    "Choose another model: it does not give JSON when asked for it.";
            case LlmException.RateLimited limited ->
                    "Wait, or set courant.llm.requests-per-minute to what the account may ask.";
            default -> ADVICE;
        };
    }

    private LlmConfig alone(String model) {
        var timeout = llm.timeout().compareTo(TIMEOUT) < 0 ? llm.timeout() : TIMEOUT;
        return new LlmConfig(
                llm.baseUrl(), llm.apiKey(), List.of(model), timeout, 1, 0, 0, 0, Map.of());
    }

    private static Question<String> question() {
        return new Question<>(
                "a try",
                "You are asked whether you are there. Answer in JSON.",
                "Put the word yes into the field summary.",
                "presence",
                SCHEMA,
                ANSWER_TOKENS,
                1,
                answer -> answer.path("summary").asText());
    }

    private static JsonNode tree(String json) {
        try {
            return new JsonMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The schema is JSON", e);
        }
    }
}
