package dev.courant.testkit.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

class SchemaFillerTest {

    private static JsonNode fill(String schema, long seed) {
        return new SchemaFiller(Client.json(schema), seed, name -> "text of " + name).fill();
    }

    private static JsonNode property(String schema, long seed) {
        return fill("{\"properties\":{\"p\":" + schema + "}}", seed).path("p");
    }

    private static List<JsonNode> hundred(String schema) {
        return IntStream.range(0, 100).mapToObj(seed -> property(schema, seed)).toList();
    }

    @Test
    void keepsNumbersWithinTheirBounds() {
        assertThat(hundred("{\"type\":\"integer\",\"minimum\":3,\"maximum\":5}"))
                .extracting(JsonNode::asInt)
                .contains(3, 4, 5)
                .allMatch(value -> value >= 3 && value <= 5);
        assertThat(hundred("{\"type\":\"integer\",\"exclusiveMinimum\":3,\"exclusiveMaximum\":6}"))
                .extracting(JsonNode::asInt)
                .contains(4, 5)
                .allMatch(value -> value > 3 && value < 6);
        assertThat(hundred("{\"type\":\"integer\",\"maximum\":-5}"))
                .allMatch(value -> value.asInt() <= -5);
        assertThat(hundred("{\"type\":\"integer\",\"minimum\":500}"))
                .allMatch(value -> value.asInt() >= 500);
        assertThat(hundred("{\"type\":\"number\",\"minimum\":0,\"exclusiveMaximum\":0.5}"))
                .allMatch(value -> value.asDouble() >= 0 && value.asDouble() < 0.5);
    }

    @Test
    void keepsArraysAndStringsWithinTheirBounds() {
        assertThat(
                        hundred(
                                "{\"type\":\"array\",\"minItems\":2,\"maxItems\":3,\"items\":{\"type\":\"integer\"}}"))
                .extracting(JsonNode::size)
                .contains(2, 3)
                .allMatch(size -> size == 2 || size == 3);
        assertThat(hundred("{\"type\":\"array\",\"maxItems\":0}")).allMatch(JsonNode::isEmpty);
        assertThat(property("{\"type\":\"array\",\"minItems\":7}", 1)).hasSize(7);
        assertThat(property("{\"type\":\"string\",\"maxLength\":6}", 1).asText())
                .isEqualTo("text o");
        assertThat(property("{\"type\":\"string\",\"minLength\":15}", 1).asText())
                .isEqualTo("text of p text of p");
    }

    @Test
    void cutsBetweenCharactersAndNotWithin() {
        JsonNode schema = Client.json("{\"maxLength\":2}");

        assertThat(Schemas.fit(schema, "a😀b")).isEqualTo("a😀");
    }

    @Test
    void takesOneOfTheValuesThatAreAllowed() {
        assertThat(hundred("{\"enum\":[\"a\",2,null]}"))
                .extracting(JsonNode::asText)
                .contains("a", "2", "null")
                .allMatch(value -> List.of("a", "2", "null").contains(value));
        assertThat(property("{\"const\":\"always\"}", 1).asText()).isEqualTo("always");
    }

    @Test
    void fillsAllPropertiesAndWhatElseIsRequired() {
        JsonNode filled =
                fill(
                        "{\"required\":[\"a\",\"b\"],\"properties\":{\"a\":{\"type\":\"boolean\"},\"c\":{\"type\":\"string\"}},"
                            + "\"additionalProperties\":{\"type\":\"integer\"}}",
                        1);

        assertThat(filled.path("a").isBoolean()).isTrue();
        assertThat(filled.path("b").isInt() || filled.path("b").isLong()).isTrue();
        assertThat(filled.path("c").asText()).isEqualTo("text of c");
        assertThat(filled).hasSize(3);
    }

    @Test
    void fillsAMap() {
        JsonNode filled =
                property(
                        "{\"type\":\"object\",\"additionalProperties\":{\"type\":\"boolean\"}}", 1);

        assertThat(filled).hasSize(1).allMatch(JsonNode::isBoolean);
    }

    @Test
    void followsReferencesAndAlternatives() {
        JsonNode filled =
                fill(
                        "{\"properties\":{\"a\":{\"$ref\":\"#/$defs/n\"},\"b\":{\"anyOf\":[{\"type\":\"null\"},{\"$ref\":\"#/$defs/n\"}]},"
                            + "\"c\":{\"type\":[\"null\",\"integer\"]}},\"$defs\":{\"n\":{\"const\":7}}}",
                        1);

        assertThat(filled.path("a").asInt()).isEqualTo(7);
        assertThat(filled.path("b").asInt()).isEqualTo(7);
        assertThat(filled.path("c").isNumber()).isTrue();
    }

    @Test
    void endsWhereASchemaHoldsItself() {
        JsonNode filled =
                fill(
                        "{\"properties\":{\"children\":{\"type\":\"array\",\"minItems\":0,\"maxItems\":1,\"items\":{\"$ref\":\"#\"}}}}",
                        1);

        assertThat(filled.path("children")).hasSize(1);
        assertThatThrownBy(() -> fill("{\"$ref\":\"#\"}", 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isAFunctionOfTheSeed() {
        assertThat(fill(Prompts.VERDICT, 5)).isEqualTo(fill(Prompts.VERDICT, 5));
        assertThat(fill(Prompts.VERDICT, 5)).isNotEqualTo(fill(Prompts.VERDICT, 6));
    }
}
