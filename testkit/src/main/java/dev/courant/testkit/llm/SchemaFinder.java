package dev.courant.testkit.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.util.Optional;

/** Finds the schema that a prompt spells out, for servers that do not take one by themselves. */
final class SchemaFinder {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SchemaFinder() {}

    /** The first JSON object in the text that has {@code properties}. */
    static Optional<JsonNode> find(String text) {
        if (!text.contains("\"properties\"")) {
            return Optional.empty();
        }
        for (int at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at + 1)) {
            Optional<JsonNode> schema = parse(text.substring(at));
            if (schema.isPresent()) {
                return schema;
            }
        }
        return Optional.empty();
    }

    /** What follows the object is not looked at. */
    private static Optional<JsonNode> parse(String text) {
        try {
            return Optional.of(JSON.readTree(text))
                    .filter(found -> found.path("properties").isObject());
        } catch (JsonProcessingException e) {
            // Ordinary text has braces too.
            return Optional.empty();
        }
    }
}
