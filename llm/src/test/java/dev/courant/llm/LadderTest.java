package dev.courant.llm;

import static dev.courant.llm.LlmServer.answer;
import static dev.courant.llm.LlmServer.says;
import static dev.courant.llm.Questions.GOOD;
import static dev.courant.llm.Questions.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import mockwebserver3.MockResponse;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.InstantSource;

class LadderTest {

    @AutoClose private final LlmServer server = new LlmServer();

    @AutoClose
    private final LlmClient client = new LlmClient(server.config("only"), InstantSource.system());

    @ParameterizedTest
    @ValueSource(ints = {400, 422})
    void stepsDownToPlainJsonWithTheSchemaInThePrompt(int status) {
        server.then(rejects(status, "This response_format type is unavailable now"))
                .then(says(GOOD));

        Completion<?> completion = client.ask(rating());

        JsonNode strict = server.body();
        JsonNode plain = server.body();
        assertThat(completion.usage()).isEqualTo(new Usage(2, 10, 5));
        assertThat(strict.at("/response_format/type").asText()).isEqualTo("json_schema");
        assertThat(strict.at("/messages/0/content").asText()).doesNotContain("minimum");
        assertThat(plain.at("/response_format"))
                .isEqualTo(Questions.tree("{\"type\": \"json_object\"}"));
        assertThat(plain.at("/messages/0/content").asText())
                .startsWith("Rate this.\n\nAnswer with one JSON object")
                .endsWith(Questions.SCHEMA.toString());
    }

    @Test
    void stepsDownToPlainTextLast() {
        server.then(rejects(400, "")).then(rejects(400, "")).then(says(GOOD));

        client.ask(rating());

        server.body();
        server.body();
        JsonNode text = server.body();
        assertThat(text.has("response_format")).isFalse();
        assertThat(text.at("/messages/0/content").asText())
                .contains("Answer with one JSON object", Questions.SCHEMA.toString());
    }

    @Test
    void remembersWhereItStands() {
        server.then(rejects(400, "")).then(rejects(400, "")).then(says(GOOD)).then(says(GOOD));

        client.ask(rating());
        client.ask(rating());

        assertThat(server.requests()).isEqualTo(4);
        for (int i = 0; i < 3; i++) {
            server.body();
        }
        assertThat(server.body().has("response_format")).isFalse();
    }

    @Test
    void remembersNothingThatDidNotWork() {
        server.then(rejects(400, "")).then(rejects(400, "")).then(rejects(400, ""));
        server.then(says(GOOD));

        assertThatThrownBy(() -> client.ask(rating())).isInstanceOf(LlmException.BadAnswer.class);
        client.ask(rating());

        for (int i = 0; i < 3; i++) {
            server.body();
        }
        assertThat(server.body().at("/response_format/type").asText()).isEqualTo("json_schema");
    }

    @Test
    void givesUpWhenNoFormIsTaken() {
        server.then(rejects(400, "")).then(rejects(422, "")).then(rejects(400, "sk-secret"));

        assertThatThrownBy(() -> client.ask(rating()))
                .isInstanceOf(LlmException.BadAnswer.class)
                .hasMessage("The model does not take the request (rating), in whatever form (400).")
                .extracting(e -> ((LlmException) e).usage())
                .isEqualTo(new Usage(3, 0, 0));
    }

    @Test
    void callsTheLimitAsTheModelDoes() {
        server.then(
                        rejects(
                                400,
                                "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens'"
                                        + " instead."))
                .then(says(GOOD))
                .then(says(GOOD));

        client.ask(rating());
        client.ask(rating());

        assertThat(server.body().at("/max_tokens").asInt()).isEqualTo(100);
        for (int i = 0; i < 2; i++) {
            JsonNode body = server.body();
            assertThat(body.at("/max_completion_tokens").asInt()).isEqualTo(100);
            assertThat(body.has("max_tokens")).isFalse();
            assertThat(body.at("/response_format/type").asText()).isEqualTo("json_schema");
        }
    }

    @Test
    void leavesOutWhatTheModelHasOfItsOwn() {
        server.then(rejects(400, "Unsupported value: 'temperature' does not support 0"))
                .then(rejects(400, "Unrecognized request argument supplied: seed"))
                .then(says(GOOD));

        client.ask(rating());

        server.body();
        assertThat(server.body().has("temperature")).isFalse();
        JsonNode last = server.body();
        assertThat(last.has("temperature") || last.has("seed")).isFalse();
        assertThat(last.has("response_format")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This model's maximum context length is 8192 tokens, your max_tokens ...",
                "context_length_exceeded",
                "The response was filtered due to Azure's content management policy"
            })
    void asksNoFurtherWhenThePromptIsTheProblem(String complaint) {
        server.then(rejects(400, complaint));

        assertThatThrownBy(() -> client.ask(rating())).isInstanceOf(LlmException.BadAnswer.class);
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void takesAnErrorInsideAnAnswerForWhatItIs() {
        server.then(LlmServer.json("{\"error\": {\"code\": 400, \"message\": \"no schema\"}}"))
                .then(says(GOOD));

        client.ask(rating());

        server.body();
        assertThat(server.body().at("/response_format/type").asText()).isEqualTo("json_object");
    }

    @Test
    void stepsDownWhenTheServerForgetsAboutTheFormat() {
        server.then(says("It is major, I would say.")).then(says(GOOD)).then(says(GOOD));

        client.ask(rating());
        client.ask(rating());

        server.body();
        assertThat(server.body().at("/response_format/type").asText()).isEqualTo("json_object");
        assertThat(server.body().at("/response_format/type").asText()).isEqualTo("json_object");
    }

    private static MockResponse.Builder rejects(int status, String message) {
        return answer(status)
                .body("{\"error\": {\"message\": %s}}".formatted(LlmServer.quoted(message)));
    }
}
