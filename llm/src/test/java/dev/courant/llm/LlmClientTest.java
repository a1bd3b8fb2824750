package dev.courant.llm;

import static dev.courant.llm.LlmServer.KEY;
import static dev.courant.llm.LlmServer.says;
import static dev.courant.llm.Questions.GOOD;
import static dev.courant.llm.Questions.rating;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.courant.llm.Questions.Rating;

import mockwebserver3.RecordedRequest;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Executors;

class LlmClientTest {

    @AutoClose private final LlmServer server = new LlmServer();

    @AutoClose
    private final LlmClient client =
            new LlmClient(
                    server.config("first", "second"),
                    new ManualClock(Instant.parse("2026-02-24T12:00:00Z")));

    @Test
    void givesTheAnswerInTheCallersType() {
        server.then(says(GOOD));

        Completion<Rating> completion = client.ask(rating());

        assertThat(completion)
                .isEqualTo(
                        new Completion<>(
                                new Rating("major", 80),
                                "{\"score\":80,\"word\":\"major\"}",
                                "first",
                                new Usage(1, 10, 5)));
    }

    @Test
    void sendsWhatAServerNeedsAndNothingElse() {
        server.then(says(GOOD));

        client.ask(rating());

        JsonNode body = server.body();
        assertThat(body.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "model",
                        "messages",
                        "max_tokens",
                        "temperature",
                        "seed",
                        "response_format");
        assertThat(body.at("/model").asText()).isEqualTo("first");
        assertThat(body.at("/max_tokens").asInt()).isEqualTo(100);
        assertThat(body.at("/temperature").asInt(-1)).isZero();
        assertThat(body.at("/messages/0"))
                .isEqualTo(Questions.tree("{\"role\":\"system\",\"content\":\"Rate this.\"}"));
        assertThat(body.at("/messages/1"))
                .isEqualTo(Questions.tree("{\"role\":\"user\",\"content\":\"A commit.\"}"));
        assertThat(body.at("/messages")).hasSize(2);
        assertThat(body.at("/response_format/type").asText()).isEqualTo("json_schema");
        assertThat(body.at("/response_format/json_schema/strict").asBoolean()).isTrue();
        assertThat(body.at("/response_format/json_schema/name").asText()).isEqualTo("rating");
        assertThat(body.at("/response_format/json_schema/schema")).isEqualTo(Questions.SCHEMA);
    }

    @Test
    void asksTheConfiguredAddressWithTheKey() {
        server.then(says(GOOD));

        client.ask(rating());

        RecordedRequest request = server.request();
        assertThat(request.getTarget()).isEqualTo("/api/v1/chat/completions");
        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + KEY);
        assertThat(request.getHeaders().get("Content-Type")).startsWith("application/json");
        assertThat(request.getHeaders().get("User-Agent")).startsWith("courant/");
    }

    @Test
    void servesManyThreads() {
        for (int i = 0; i < 200; i++) {
            server.then(says(GOOD));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                threads.execute(() -> client.ask(rating()));
            }
        }

        assertThat(client.usage())
                .containsExactly(
                        Map.entry("first", new Usage(200, 2000, 1000)),
                        Map.entry("second", Usage.NONE));
        assertThat(client.budget().spent(LocalDate.parse("2026-02-24"))).isEqualTo(3000);
    }

    @Test
    void knowsItsConfiguration() {
        assertThat(client.config().models()).containsExactly("first", "second");
    }
}
