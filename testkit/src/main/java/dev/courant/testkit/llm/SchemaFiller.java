package dev.courant.testkit.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.courant.testkit.llm.Schemas.Range;

import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Makes a value that a JSON schema allows, by a seed: all properties, also optional ones; of
 * several alternatives the first that is not null; numbers and lengths within their bounds. It does
 * not look at {@code pattern}, {@code format}, {@code multipleOf} and {@code uniqueItems}.
 */
final class SchemaFiller {

    private static final int DEEPEST = 16;
    private static final int USUAL_ITEMS = 3;

    private final JsonNode root;
    private final Random die;
    private final UnaryOperator<String> strings;

    /**
     * @param strings a text for the property of that name; cut or repeated to fit
     */
    SchemaFiller(JsonNode root, long seed, UnaryOperator<String> strings) {
        this.root = root;
        this.die = new Random(seed);
        this.strings = strings;
    }

    JsonNode fill() {
        return value(root, "", 0);
    }

    private JsonNode value(JsonNode sent, String property, int depth) {
        JsonNode schema = Schemas.resolved(root, sent);
        if (schema.has("const")) {
            return schema.path("const");
        }
        if (schema.path("enum").isArray() && !schema.path("enum").isEmpty()) {
            return schema.path("enum").get(die.nextInt(schema.path("enum").size()));
        }
        return switch (Schemas.type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, property, depth);
            case "integer" -> LongNode.valueOf(integer(schema));
            case "number" -> DoubleNode.valueOf(number(schema));
            case "boolean" -> BooleanNode.valueOf(die.nextBoolean());
            case "null" -> NullNode.getInstance();
            default -> TextNode.valueOf(Schemas.fit(schema, strings.apply(property)));
        };
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        JsonNode required = schema.path("required");
        for (var entry : schema.path("properties").properties()) {
            if (depth < DEEPEST || Schemas.contains(required, entry.getKey())) {
                object.set(entry.getKey(), value(entry.getValue(), entry.getKey(), depth + 1));
            }
        }
        JsonNode others = schema.path("additionalProperties");
        for (JsonNode name : required) {
            if (!object.has(name.asText())) {
                object.set(name.asText(), value(others, name.asText(), depth + 1));
            }
        }
        if (object.isEmpty() && others.isObject()) {
            object.set("key", value(others, "key", depth + 1));
        }
        return object;
    }

    private ArrayNode array(JsonNode schema, String property, int depth) {
        int least = schema.path("minItems").asInt(0);
        int most = schema.path("maxItems").asInt(Math.max(least, USUAL_ITEMS));
        int usual = Math.min(most, Math.max(least, 1 + die.nextInt(USUAL_ITEMS)));
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        int size = depth < DEEPEST ? usual : least;
        for (int item = 0; item < size; item++) {
            array.add(value(schema.path("items"), property, depth + 1));
        }
        return array;
    }

    private long integer(JsonNode schema) {
        Range range = Range.of(schema, 1);
        long least = (long) Math.ceil(range.least());
        long most = (long) Math.floor(range.most());
        return most <= least ? least : least + die.nextLong(most - least + 1);
    }

    private double number(JsonNode schema) {
        Range range = Range.of(schema, 0);
        // Never an end of the range: it may be excluded.
        return range.least() + (range.most() - range.least()) * (0.01 + 0.98 * die.nextDouble());
    }
}
