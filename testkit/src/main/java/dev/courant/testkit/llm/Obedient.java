package dev.courant.testkit.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.courant.testkit.llm.Schemas.Range;

import java.util.Locale;

/** Does as it is told, by whoever can write outside of data blocks. */
record Obedient(String language) implements Answerer {

    private static final String PLAIN = "This is plain text, as asked.";

    @Override
    public String answer(ChatRequest request) {
        Orders orders = Orders.in(request.instructions());
        Prose prose =
                new Prose(
                        orders.language().orElse(language),
                        "",
                        request.fingerprintOfInstructions());
        if (orders.plainText() || request.schema().isEmpty()) {
            return decorated(orders.plainText() ? PLAIN : prose.summary(), orders, request);
        }
        JsonNode schema = request.schema().get();
        JsonNode filled =
                new SchemaFiller(
                                schema,
                                request.fingerprintOfInstructions(),
                                name -> decorated(prose.text(name), orders, request))
                        .fill();
        if (filled instanceof ObjectNode object) {
            set(object, schema, orders);
        }
        return filled.toString();
    }

    private static String decorated(String text, Orders orders, ChatRequest request) {
        StringBuilder more = new StringBuilder(orders.saying().orElse(text));
        orders.links().forEach(link -> more.append(" [more](").append(link).append(')'));
        if (orders.tellsPrompt()) {
            more.append(' ').append(request.system());
        }
        return more.toString();
    }

    /**
     * Scores and levels at the top of the answer; a score outside of its bounds is moved to them.
     */
    private static void set(ObjectNode answer, JsonNode root, Orders orders) {
        for (var property : root.path("properties").properties()) {
            String name = property.getKey().toLowerCase(Locale.ROOT);
            JsonNode schema = Schemas.resolved(root, property.getValue());
            if (name.contains("score")) {
                orders.score().ifPresent(to -> answer.put(property.getKey(), within(schema, to)));
            }
            orders.level()
                    .filter(level -> Schemas.contains(schema.path("enum"), lower(level)))
                    .ifPresent(level -> answer.set(property.getKey(), new TextNode(lower(level))));
        }
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static long within(JsonNode schema, int score) {
        Range range = Range.of(schema, 1);
        return (long) Math.clamp(score, range.least(), range.most());
    }
}
