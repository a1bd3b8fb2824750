package dev.courant.testkit.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Asks a simulator over real HTTP. */
final class Client implements AutoCloseable {

    static final String KEY = "sk-test-0123456789";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;

    Client(URI base) {
        this.base = base;
    }

    /** An answer, good or bad. */
    record Answer(int status, HttpHeaders headers, String body) {

        JsonNode json() {
            return Client.json(body);
        }

        JsonNode at(String pointer) {
            return json().at(pointer);
        }

        String content() {
            return at("/choices/0/message/content").asText();
        }

        String finish() {
            return at("/choices/0/finish_reason").asText();
        }

        JsonNode contentJson() {
            return Client.json(content());
        }

        String error() {
            return at("/error/message").asText();
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not JSON: " + text, e);
        }
    }

    /** A request without a response format. */
    static ObjectNode plain(String model, String system, String user) {
        ObjectNode body = JSON.createObjectNode().put("model", model);
        body.putArray("messages")
                .add(JSON.createObjectNode().put("role", "system").put("content", system))
                .add(JSON.createObjectNode().put("role", "user").put("content", user));
        return body;
    }

    /** A request with a strict schema. */
    static ObjectNode strict(String model, String user, String name, String schema) {
        ObjectNode body = plain(model, "You are an editor.", user);
        body.putObject("response_format")
                .put("type", "json_schema")
                .putObject("json_schema")
                .put("name", name)
                .put("strict", true)
                .set("schema", json(schema));
        return body;
    }

    Answer ask(JsonNode body) {
        try {
            return answer(http.send(request(body, KEY), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new IllegalStateException("No answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    Answer askWithKey(JsonNode body, String key) throws Exception {
        return answer(http.send(request(body, key), BodyHandlers.ofString()));
    }

    CompletableFuture<Answer> askLater(JsonNode body) {
        return http.sendAsync(request(body, KEY), BodyHandlers.ofString())
                .thenApply(Client::answer);
    }

    /** Throws as the client does if no answer can be read. */
    Answer askFor(JsonNode body, Duration timeout) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(request(body, KEY), (name, value) -> true)
                        .timeout(timeout)
                        .build();
        return answer(http.send(request, BodyHandlers.ofString()));
    }

    Answer post(String path, String body) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return answer(http.send(request, BodyHandlers.ofString()));
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }

    private HttpRequest request(JsonNode body, String key) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + "/chat/completions"))
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        return key.isEmpty()
                ? request.build()
                : request.header("Authorization", "Bearer " + key).build();
    }

    private static Answer answer(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
    }
}
