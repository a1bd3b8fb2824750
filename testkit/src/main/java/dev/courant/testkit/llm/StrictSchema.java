package dev.courant.testkit.llm;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What servers with strict output refuse in a schema, of the part that is easily got wrong. */
final class StrictSchema {

    private StrictSchema() {}

    /** Why such a server would refuse it; empty if it would not. */
    static Optional<String> problem(JsonNode schema) {
        return problems(schema, "()").findFirst();
    }

    private static Stream<String> problems(JsonNode schema, String where) {
        JsonNode properties = schema.path("properties");
        Stream<String> own = properties.isObject() ? own(schema, where) : Stream.empty();
        Stream<String> inner =
                Stream.of(
                                properties.properties().stream(),
                                schema.path("$defs").properties().stream(),
                                schema.path("items").isObject()
                                        ? Stream.of(Map.entry("items", schema.path("items")))
                                        : Stream.<Map.Entry<String, JsonNode>>empty())
                        .flatMap(entries -> entries)
                        .flatMap(entry -> problems(entry.getValue(), where + "." + entry.getKey()));
        return Stream.concat(own, inner);
    }

    private static Stream<String> own(JsonNode schema, String where) {
        JsonNode more = schema.path("additionalProperties");
        Stream<String> open =
                more.isBoolean() && !more.asBoolean()
                        ? Stream.empty()
                        : Stream.of(
                                "In context=%s, 'additionalProperties' is required to be supplied and to be false."
                                        .formatted(where));
        Stream<String> optional =
                schema.path("properties").properties().stream()
                        .map(Map.Entry::getKey)
                        .filter(name -> !requires(schema, name))
                        .map(
                                name ->
                                        "In context=%s, 'required' is required to include every key in properties. Missing '%s'."
                                                .formatted(where, name));
        return Stream.concat(open, optional);
    }

    private static boolean requires(JsonNode schema, String name) {
        return Schemas.contains(schema.path("required"), name);
    }
}
