package dev.courant.testkit.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.courant.testkit.llm.Client.Answer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What models can and cannot do. */
class CapabilitiesTest {

    private final LlmSimulator llm = LlmSimulator.start();
    private final Client client = new Client(llm.url());

    @AfterEach
    void stop() {
        client.close();
        llm.close();
    }

    private static JsonNode strict(String model) {
        return Client.strict(model, "Sum up.", "verdict", Prompts.VERDICT);
    }

    private static ObjectNode object(String model, String system) {
        ObjectNode body = Client.plain(model, system, "Sum up.");
        body.putObject("response_format").put("type", "json_object");
        return body;
    }

    @Test
    void knowsAllModelsUntilItIsToldSome() {
        assertThat(client.ask(strict("any")).status()).isEqualTo(200);

        llm.models("first", "second");

        assertThat(client.ask(strict("second")).status()).isEqualTo(200);
        assertThat(client.ask(strict("any")).status()).isEqualTo(404);
        assertThat(client.ask(strict("any")).at("/error/code").asText())
                .isEqualTo("model_not_found");
    }

    @Test
    void aModelMayNotTakeSchemas() {
        llm.rejectJsonSchema("first");

        Answer refused = client.ask(strict("first"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error()).contains("'response_format' of type 'json_schema'");
        assertThat(client.ask(strict("second")).status()).isEqualTo(200);
        assertThat(client.ask(object("first", "In JSON.")).status()).isEqualTo(200);
    }

    @Test
    void noModelMayTakeJsonAtAll() {
        llm.rejectJsonSchema().rejectJsonObject();

        assertThat(client.ask(strict("first")).status()).isEqualTo(400);
        assertThat(client.ask(object("second", "In JSON.")).error())
                .contains("'response_format' of type 'json_object'");
        assertThat(client.ask(Client.plain("first", "s", "u")).status()).isEqualTo(200);
    }

    @Test
    void aModelMayNotTakeAField() {
        llm.rejectField("max_tokens", "first").rejectField("temperature", "first");
        ObjectNode old = Client.plain("first", "s", "u").put("max_tokens", 99);
        ObjectNode warm = Client.plain("first", "s", "u").put("temperature", 0);
        ObjectNode current = Client.plain("first", "s", "u").put("max_completion_tokens", 99);

        assertThat(client.ask(old).error()).contains("'max_tokens' is not supported");
        assertThat(client.ask(warm).error()).contains("'temperature' is not supported");
        assertThat(client.ask(current).status()).isEqualTo(200);
        assertThat(client.ask(old.put("model", "second")).status()).isEqualTo(200);
    }

    @Test
    void anObjectHasToBeAskedForInWordsToo() {
        assertThat(client.ask(object("first", "Be brief.")).error()).contains("the word 'json'");
        assertThat(client.ask(object("first", "As JSON.")).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"type":"object","required":["a"],"properties":{"a":{"type":"string"}}} | additionalProperties' is required
                    {"type":"object","additionalProperties":false,"required":[],"properties":{"a":{"type":"string"}}} | Missing 'a'
                    {"type":"object","additionalProperties":false,"required":["a"],"properties":{"a":{"type":"array","items":{"type":"object","properties":{"b":{}}}}}} | context=().a.items
                    """)
    void aStrictSchemaHasToBeStrict(String schema, String problem) {
        JsonNode request = Client.strict("first", "Sum up.", "verdict", schema);

        Answer answer = client.ask(request);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).contains(problem);
        ((ObjectNode) request.at("/response_format/json_schema")).put("strict", false);
        assertThat(client.ask(request).status()).isEqualTo(200);
    }

    @Test
    void aSchemaHasToHaveANameAndAForm() {
        assertThat(client.ask(Client.strict("m", "u", "a name", Prompts.VERDICT)).error())
                .contains("json_schema.name");
        assertThat(client.ask(Client.strict("m", "u", "name", "true")).error())
                .contains("json_schema.schema");
        ObjectNode unknown = Client.plain("m", "s", "u");
        unknown.putObject("response_format").put("type", "yaml");
        assertThat(client.ask(unknown).error()).contains("yaml");
    }
}
