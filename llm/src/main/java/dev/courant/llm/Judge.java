package dev.courant.llm;

import com.fasterxml.jackson.databind.JsonNode;

import dev.courant.llm.Verdict.Flaw;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tells answers that are of use from others: whole, JSON, within the schema, within the reader's
 * rules. One per client, used by many threads.
 */
final class Judge {

    private static final int MAX_COMPLAINTS = 8;

    private final SchemaCheck schemas = new SchemaCheck();

    <T> Verdict<T> of(Question<T> question, ChatAnswer answer) {
        if (answer.declined()) {
            return new Verdict.Bad<>("was a refusal", "It was a refusal.", Flaw.DECLINED);
        }
        if (answer.cutOff()) {
            String limit = "was cut off at " + question.maxAnswerTokens() + " tokens";
            return new Verdict.Bad<>(
                    limit, "It " + limit + ": say it in far fewer words.", Flaw.NOTHING);
        }
        if (answer.content().isBlank()) {
            return new Verdict.Bad<>("was empty", "It was empty.", Flaw.NOTHING);
        }
        List<JsonNode> objects = AnswerText.objects(answer.content());
        if (objects.isEmpty()) {
            return new Verdict.Bad<>("held no JSON", "It held no JSON object.", Flaw.NO_JSON);
        }
        return withinSchema(question, objects)
                .map(object -> read(question, object))
                .orElseGet(() -> outsideSchema(question, objects.getFirst()));
    }

    private Optional<JsonNode> withinSchema(Question<?> question, List<JsonNode> objects) {
        return objects.stream()
                .filter(object -> schemas.complaints(question.schema(), object).isEmpty())
                .findFirst();
    }

    private static <T> Verdict<T> read(Question<T> question, JsonNode object) {
        try {
            return new Verdict.Good<>(question.reader().apply(object), Json.canonical(object));
        } catch (InvalidAnswerException e) {
            return new Verdict.Bad<>(e.rule(), "It " + e.rule() + ".", Flaw.WRONG);
        }
    }

    private <T> Verdict<T> outsideSchema(Question<T> question, JsonNode object) {
        String complaints =
                schemas.complaints(question.schema(), object).stream()
                        .limit(MAX_COMPLAINTS)
                        .collect(Collectors.joining("\n"));
        return new Verdict.Bad<>("did not keep the schema", complaints, Flaw.WRONG);
    }
}
