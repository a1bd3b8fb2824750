package dev.courant.testkit.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.StreamSupport;

/** What a JSON schema says. */
final class Schemas {

    private static final int MAX_HOPS = 16;
    private static final List<String> ALTERNATIVES = List.of("anyOf", "oneOf", "allOf");

    private Schemas() {}

    /** The schema itself, behind references and alternatives. */
    static JsonNode resolved(JsonNode root, JsonNode schema) {
        JsonNode at = schema;
        for (int hop = 0; hop < MAX_HOPS; hop++) {
            JsonNode next = next(root, at);
            if (next.isMissingNode()) {
                return at;
            }
            at = next;
        }
        throw new IllegalArgumentException("A schema that refers to itself alone: " + schema);
    }

    private static JsonNode next(JsonNode root, JsonNode schema) {
        if (schema.has("$ref")) {
            String reference = schema.path("$ref").asText();
            return root.at(reference.startsWith("#") ? reference.substring(1) : reference);
        }
        return ALTERNATIVES.stream()
                .map(schema::path)
                .flatMap(choices -> StreamSupport.stream(choices.spliterator(), false))
                .filter(choice -> !choice.path("type").asText().equals("null"))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    /** Of several the first that is not null; without any, what the other words suggest. */
    static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            return StreamSupport.stream(type.spliterator(), false)
                    .map(JsonNode::asText)
                    .filter(name -> !name.equals("null"))
                    .findFirst()
                    .orElse("null");
        }
        String suggested =
                schema.has("properties") ? "object" : schema.has("items") ? "array" : "string";
        return type.asText(suggested);
    }

    /** The bounds of a number; an open side is taken as this far from the other, or from zero. */
    record Range(double least, double most) {

        private static final double USUAL = 100;

        /**
         * @param step what an excluded end is moved by
         */
        static Range of(JsonNode schema, double step) {
            OptionalDouble least = bound(schema, "minimum", "exclusiveMinimum", step);
            OptionalDouble most = bound(schema, "maximum", "exclusiveMaximum", -step);
            double end = most.orElse(0);
            double from = least.orElse(end < 0 ? end - USUAL : 0);
            return new Range(from, most.orElse(Math.max(from, 0) + USUAL));
        }

        private static OptionalDouble bound(
                JsonNode schema, String included, String excluded, double step) {
            if (schema.path(excluded).isNumber()) {
                return OptionalDouble.of(schema.path(excluded).asDouble() + step);
            }
            JsonNode bound = schema.path(included);
            return bound.isNumber() ? OptionalDouble.of(bound.asDouble()) : OptionalDouble.empty();
        }
    }

    /** The text, within the schema's lengths, which are in characters (code points). */
    static String fit(JsonNode schema, String text) {
        int least = schema.path("minLength").asInt(0);
        int most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
        StringBuilder fitting = new StringBuilder(text);
        while (fitting.codePointCount(0, fitting.length()) < least) {
            fitting.append(text.isEmpty() ? "-" : " " + text);
        }
        int length = fitting.codePointCount(0, fitting.length());
        return length <= most
                ? fitting.toString()
                : fitting.substring(0, fitting.offsetByCodePoints(0, most));
    }

    static boolean contains(JsonNode array, String text) {
        return StreamSupport.stream(array.spliterator(), false)
                .anyMatch(element -> element.asText().equals(text));
    }
}
