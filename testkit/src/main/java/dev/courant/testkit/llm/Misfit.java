package dev.courant.testkit.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Answers that are JSON, but do not keep the schema. */
final class Misfit {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Misfit() {}

    static String missingField(ChatRequest request, String content) {
        ObjectNode answer = parse(content);
        request.schema()
                .map(schema -> schema.path("required").path(0).asText())
                .filter(answer::has)
                .or(() -> answer.properties().stream().map(Map.Entry::getKey).findFirst())
                .ifPresent(answer::remove);
        return answer.toString();
    }

    static String outOfRange(ChatRequest request, String content) {
        return replaced(request, content, Misfit::aboveMaximum);
    }

    static String unknownEnum(ChatRequest request, String content) {
        return replaced(request, content, Misfit::notAmong);
    }

    private static Optional<JsonNode> aboveMaximum(JsonNode schema, JsonNode value) {
        return value.isNumber() && schema.has("maximum")
                ? Optional.of(
                        JsonNodeFactory.instance.numberNode(schema.path("maximum").asLong() + 1))
                : Optional.empty();
    }

    private static Optional<JsonNode> notAmong(JsonNode schema, JsonNode value) {
        return schema.has("enum")
                ? Optional.of(
                        JsonNodeFactory.instance.textNode(value.asText() + "-or-something-else"))
                : Optional.empty();
    }

    private static String replaced(
            ChatRequest request,
            String content,
            BiFunction<JsonNode, JsonNode, Optional<JsonNode>> wrong) {
        ObjectNode answer = parse(content);
        JsonNode schema = request.schema().orElse(JsonNodeFactory.instance.objectNode());
        return replace(schema, schema, answer, wrong)
                ? answer.toString()
                : missingField(request, content);
    }

    /** Replaces the first value that can be made wrong, top down; false if there is none. */
    private static boolean replace(
            JsonNode root,
            JsonNode sent,
            JsonNode at,
            BiFunction<JsonNode, JsonNode, Optional<JsonNode>> wrong) {
        JsonNode schema = Schemas.resolved(root, sent);
        if (at instanceof ArrayNode array) {
            return !array.isEmpty() && replace(root, schema.path("items"), array.get(0), wrong);
        }
        if (!(at instanceof ObjectNode object)) {
            return false;
        }
        for (var property : object.properties()) {
            JsonNode inner =
                    Schemas.resolved(root, schema.path("properties").path(property.getKey()));
            Optional<JsonNode> other = wrong.apply(inner, property.getValue());
            other.ifPresent(value -> object.set(property.getKey(), value));
            if (other.isPresent() || replace(root, inner, property.getValue(), wrong)) {
                return true;
            }
        }
        return false;
    }

    /** What is not an object becomes one without fields, which keeps hardly any schema either. */
    private static ObjectNode parse(String content) {
        try {
            return JSON.readTree(content) instanceof ObjectNode object
                    ? object
                    : JsonNodeFactory.instance.objectNode();
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }
}
