package dev.courant.app.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.courant.app.config.GitHubSettings;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** What is asked of GitHub itself. To ask for the limits costs nothing of them. */
record GitHubChecks(GitHubSettings github, InstantSource clock) {

    private static final Duration TIMEOUT = Duration.ofSeconds(8);

    /** S3 servers refuse signatures that are a quarter of an hour off. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private static final int FEW = 10;
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final JsonMapper JSON = new JsonMapper();
    private static final String NETWORK =
            "Check courant.github.api-url, and that this machine reaches it.";
    private static final String CLOCK = "Have this machine's clock set, as by NTP.";

    List<Check> all() {
        return List.of(
                new Check("github", NETWORK, this::limits), new Check("clock", CLOCK, this::skew));
    }

    private Finding limits() throws InterruptedException {
        try {
            var answer = ask();
            return switch (answer.statusCode()) {
                case OK -> limits(answer.body(), github.token().isPresent());
                case UNAUTHORIZED ->
                        Finding.fail(
                                "github",
                                "GitHub does not accept the token (401).",
                                "Make a new token, and set courant.github.token to it.");
                case NOT_FOUND -> Finding.ok("github", "%s has no limits.".formatted(where()));
                default ->
                        Finding.fail(
                                "github",
                                "%s answers %d.".formatted(where(), answer.statusCode()),
                                NETWORK);
            };
        } catch (IOException e) {
            return Finding.fail(
                    "github",
                    "No answer from %s: %s.".formatted(where(), Causes.silence(e)),
                    NETWORK);
        }
    }

    static Finding limits(String body, boolean token) {
        try {
            var core = JSON.readTree(body).at("/resources/core");
            return limits(
                    core.path("limit").asInt(),
                    core.path("remaining").asInt(),
                    Instant.ofEpochSecond(core.path("reset").asLong()),
                    token);
        } catch (JsonProcessingException e) {
            return Finding.fail("github", "Its answer is no JSON.", NETWORK);
        }
    }

    private static Finding limits(int limit, int left, Instant reset, boolean token) {
        var text =
                "%s, %d of %d requests left until %s."
                        .formatted(
                                token ? "The token is accepted" : "There is no token",
                                left,
                                limit,
                                reset);
        if (left * FEW < limit) {
            return Finding.warn(
                    "github",
                    text,
                    "Wait, or let nothing else use this token: polls are slowed down.");
        }
        return token
                ? Finding.ok("github", text)
                : Finding.warn("github", text, "Set courant.github.token: it allows 5000 an hour.");
    }

    private Finding skew() throws InterruptedException {
        try {
            var answer = ask();
            return answer.headers()
                    .firstValue("Date")
                    .map(GitHubChecks::parse)
                    .map(there -> skew(Duration.between(there, clock.instant())))
                    .orElseGet(() -> Finding.ok("clock", "GitHub does not tell the time."));
        } catch (IOException | DateTimeException e) {
            return Finding.warn(
                    "clock", "Not compared: GitHub does not tell the time.", "See github.");
        }
    }

    /**
     * @param ahead of GitHub's clock, which is right
     */
    static Finding skew(Duration ahead) {
        return ahead.abs().compareTo(SKEW) <= 0
                ? Finding.ok("clock", "Goes with GitHub's.")
                : Finding.warn(
                        "clock",
                        "%d s %s GitHub's."
                                .formatted(
                                        ahead.abs().toSeconds(),
                                        ahead.isNegative() ? "behind" : "ahead of"),
                        CLOCK);
    }

    private String where() {
        return github.apiUrl().toString();
    }

    private HttpResponse<String> ask() throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(github.apiUrl() + "/rate_limit"))
                        .timeout(TIMEOUT)
                        .header("User-Agent", "courant");
        github.token()
                .ifPresent(token -> request.header("Authorization", "Bearer " + token.value()));
        try (var client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static Instant parse(String date) {
        return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }
}
