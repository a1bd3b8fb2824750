package dev.courant.github;

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
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A real HTTP server on loopback that says what a test tells it, in that order. */
final class GitHubServer implements AutoCloseable {

    static final String TOKEN = "ghp_secret0123456789";
    static final String BASE_PATH = "/api/v3";

    private final MockWebServer server = new MockWebServer();

    GitHubServer() {
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

    static String httpDate(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }

    GitHubServer says(MockResponse.Builder answer) {
        server.enqueue(answer.build());
        return this;
    }

    GitHubConfig config() {
        return new GitHubConfig(
                URI.create(address("")), Optional.of(TOKEN), Duration.ofSeconds(20), 1 << 20);
    }

    /** An address of the API on this server. */
    String address(String path) {
        return server.url(BASE_PATH + path).toString();
    }

    int requests() {
        return server.getRequestCount();
    }

    /** The next request that has not been looked at. */
    RecordedRequest request() {
        try {
            return Objects.requireNonNull(server.takeRequest(10, TimeUnit.SECONDS), "no request");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Path and query of the next request, below the API's base. */
    String target() {
        return request().getTarget().substring(BASE_PATH.length());
    }

    @Override
    public void close() {
        server.close();
    }
}
