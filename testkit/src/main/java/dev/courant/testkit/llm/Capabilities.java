package dev.courant.testkit.llm;

import com.fasterxml.jackson.databind.JsonNode;

import dev.courant.testkit.http.Reply;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** What the models of a server can do. Safe for many threads. */
final class Capabilities {

    private static final String ANY = "*";
    private static final Pattern SCHEMA_NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern JSON_WORD = Pattern.compile("json", Pattern.CASE_INSENSITIVE);

    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final Set<String> withoutSchema = ConcurrentHashMap.newKeySet();
    private final Set<String> withoutObject = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<String>> withoutField = new ConcurrentHashMap<>();

    void know(String... models) {
        known.addAll(List.of(models));
    }

    void rejectJsonSchema(String... models) {
        add(withoutSchema, models);
    }

    void rejectJsonObject(String... models) {
        add(withoutObject, models);
    }

    void rejectField(String field, String... models) {
        add(withoutField.computeIfAbsent(field, any -> ConcurrentHashMap.newKeySet()), models);
    }

    /** The error for a request that its model cannot serve; empty if it can. */
    Optional<Reply> refusal(JsonNode sent, ChatRequest request) {
        String model = request.model();
        if (!known.isEmpty() && !known.contains(model)) {
            return Optional.of(ApiError.unknownModel(model));
        }
        return fieldRefusal(sent, model).or(() -> formatRefusal(sent, request));
    }

    private Optional<Reply> fieldRefusal(JsonNode sent, String model) {
        return withoutField.entrySet().stream()
                .filter(field -> sent.has(field.getKey()) && has(field.getValue(), model))
                .map(field -> ApiError.unsupportedField(field.getKey()))
                .findFirst();
    }

    private Optional<Reply> formatRefusal(JsonNode sent, ChatRequest request) {
        return switch (request.format()) {
            case TEXT -> Optional.empty();
            case JSON_OBJECT -> objectRefusal(request);
            case JSON_SCHEMA -> schemaRefusal(sent.at("/response_format/json_schema"), request);
        };
    }

    private Optional<Reply> objectRefusal(ChatRequest request) {
        if (has(withoutObject, request.model())) {
            return Optional.of(ApiError.unsupportedFormat("json_object"));
        }
        boolean said =
                request.messages().stream()
                        .anyMatch(message -> JSON_WORD.matcher(message.text()).find());
        return said
                ? Optional.empty()
                : Optional.of(
                        ApiError.invalid(
                                "'messages' must contain the word 'json' in some form, to use"
                                        + " 'response_format' of type 'json_object'.",
                                "messages",
                                null));
    }

    private Optional<Reply> schemaRefusal(JsonNode format, ChatRequest request) {
        if (has(withoutSchema, request.model())) {
            return Optional.of(ApiError.unsupportedFormat("json_schema"));
        }
        return schemaProblem(format)
                .map(problem -> ApiError.invalid(problem, "response_format", null));
    }

    private static Optional<String> schemaProblem(JsonNode format) {
        String name = format.path("name").asText();
        if (!SCHEMA_NAME.matcher(name).matches()) {
            return Optional.of("Invalid 'response_format.json_schema.name': '" + name + "'.");
        }
        if (!format.path("schema").isObject()) {
            return Optional.of("Missing required parameter: 'response_format.json_schema.schema'.");
        }
        return format.path("strict").asBoolean()
                ? StrictSchema.problem(format.path("schema"))
                        .map(why -> "Invalid schema for response_format '" + name + "': " + why)
                : Optional.empty();
    }

    private static void add(Set<String> to, String... models) {
        to.addAll(models.length == 0 ? List.of(ANY) : List.of(models));
    }

    private static boolean has(Set<String> models, String model) {
        return models.contains(ANY) || models.contains(model);
    }
}
