package dev.courant.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A real HTTP server on loopback that says what a test tells it, in that order. */
final class LlmServer implements AutoCloseable {

    static final String KEY = "sk-secret0123456789";
    static final String BASE_PATH = "/api/v1";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final MockWebServer server = new MockWebServer();
    private int taken;

    LlmServer() {
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MockResponse.Builder answer(int status) {
        return new MockResponse.Builder().code(status);
    }

    static MockResponse.Builder json(String body) {
        return answer(200).body(body).setHeader("Content-Type", "application/json; charset=utf-8");
    }

    /** A whole answer with this content, of 10 prompt tokens and 5 completion tokens. */
    static MockResponse.Builder says(String content) {
        return json(completion(content, "stop"));
    }

    static String completion(String content, String finish) {
        return """
        {"id": "x", "choices": [{"index": 0, "finish_reason": %s,
          "message": {"role": "assistant", "content": %s}}],
         "usage": {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15}}
        """
                .formatted(quoted(finish), quoted(content));
    }

    static String quoted(String text) {
        try {
            return MAPPER.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String httpDate(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }

    LlmServer then(MockResponse.Builder answer) {
        server.enqueue(answer.build());
        return this;
    }

    LlmConfig config(String... models) {
        return LlmConfig.of(
                        URI.create(server.url(BASE_PATH).toString()),
                        Optional.of(KEY),
                        List.of(models))
                .withTimeout(Duration.ofSeconds(20));
    }

    int requests() {
        return server.getRequestCount();
    }

    /** Waits until so many requests have been taken out, and one more has come; takes it out. */
    void awaitRequest(int before) {
        for (int taken = this.taken; taken < before; taken++) {
            request();
        }
        request();
    }

    /** The next request that has not been looked at. */
    RecordedRequest request() {
        try {
            RecordedRequest request =
                    Objects.requireNonNull(server.takeRequest(10, TimeUnit.SECONDS), "no request");
            taken++;
            return request;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The body of the next request that has not been looked at. */
    JsonNode body() {
        try {
            return MAPPER.readTree(Objects.requireNonNull(request().getBody(), "no body").utf8());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
