package dev.courant.llm;

import static dev.courant.llm.LlmServer.answer;
import static dev.courant.llm.LlmServer.httpDate;
import static dev.courant.llm.LlmServer.says;
import static dev.courant.llm.Questions.GOOD;
import static dev.courant.llm.Questions.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;

class PausesTest {

    private static final Instant NOW = Instant.parse("2026-02-24T12:00:00Z");

    /** The server's clock is an hour ahead of ours. */
    private static final Instant SERVER = NOW.plus(Duration.ofHours(1));

    @AutoClose private final LlmServer server = new LlmServer();
    private final ManualClock clock = new ManualClock(NOW);
    @AutoClose private final LlmClient client = new LlmClient(server.config("only"), clock);

    @AutoClose private final LlmClient two = new LlmClient(server.config("first", "second"), clock);

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void obeysRetryAfterInSeconds(int status) {
        server.then(
                answer(status)
                        .setHeader("Retry-After", "30")
                        .setHeader("X-RateLimit-Reset", SERVER.plusSeconds(900).getEpochSecond()));

        assertThat(limited(client).retryAt()).isEqualTo(NOW.plusSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void obeysRetryAfterAsADateOfTheServersClock(int status) {
        server.then(
                answer(status)
                        .setHeader("Date", httpDate(SERVER))
                        .setHeader("Retry-After", httpDate(SERVER.plusSeconds(90))));

        assertThat(limited(client).retryAt()).isEqualTo(NOW.plusSeconds(90));
    }

    @ParameterizedTest
    @CsvSource({
        "X-RateLimit-Reset, 45",
        "X-RateLimit-Reset, 44.2",
        "RateLimit-Reset, 45",
        "X-RateLimit-Reset, 1771938045",
        "X-RateLimit-Reset, 1771938045000"
    })
    void waitsForTheResetHoweverItIsWritten(String name, String value) {
        Instant server = Instant.ofEpochSecond(1_771_938_000);
        this.server.then(answer(429).setHeader("Date", httpDate(server)).setHeader(name, value));

        assertThat(limited(client).retryAt()).isEqualTo(NOW.plusSeconds(45));
    }

    @ParameterizedTest
    @CsvSource({"soon, 2", "-5, 2", "0, 1", "99999999999, 86400", "9999999999999999999, 2"})
    void makesSenseOfAnyRetryAfter(String header, long seconds) {
        server.then(answer(429).setHeader("Retry-After", header));

        assertThat(limited(client).retryAt()).isEqualTo(NOW.plusSeconds(seconds));
    }

    @Test
    void isPatientForLongerEachTimeItIsNotToldHowLong() {
        for (long seconds : new long[] {2, 4, 8, 16, 32, 60, 60}) {
            server.then(answer(429));
            Instant retryAt = limited(client).retryAt();
            assertThat(retryAt).isEqualTo(clock.instant().plusSeconds(seconds));
            clock.advance(Duration.ofSeconds(seconds));
        }
        server.then(says(GOOD)).then(answer(429));

        client.ask(rating());

        assertThat(limited(client).retryAt()).isEqualTo(clock.instant().plusSeconds(2));
    }

    @Test
    void sendsNothingBeforeThePauseIsOver() {
        server.then(answer(429).setHeader("Retry-After", "30")).then(says(GOOD));
        limited(client);

        clock.advance(Duration.ofMillis(29_999));
        LlmException.RateLimited early = limited(client);
        int sentBefore = server.requests();
        clock.advance(Duration.ofMillis(1));
        client.ask(rating());

        assertThat(early)
                .hasMessage("The model takes no further request before 2026-02-24T12:00:30Z.");
        assertThat(early.usage()).isEqualTo(Usage.NONE);
        assertThat(early.code()).isEqualTo("rate-limited");
        assertThat(sentBefore).isEqualTo(1);
        assertThat(server.requests()).isEqualTo(2);
    }

    @Test
    void asksTheNextModelMeanwhile() {
        server.then(answer(429).setHeader("Retry-After", "30")).then(says(GOOD)).then(says(GOOD));

        Completion<?> first = two.ask(rating());
        Completion<?> second = two.ask(rating());

        assertThat(first.model()).isEqualTo("second");
        assertThat(first.usage().calls()).isEqualTo(2);
        assertThat(second.model()).isEqualTo("second");
        assertThat(second.usage().calls()).isEqualTo(1);
    }

    @Test
    void saysWhenTheFirstOfAllModelsIsToBeAskedAgain() {
        server.then(answer(429).setHeader("Retry-After", "90"))
                .then(answer(429).setHeader("Retry-After", "30"));

        LlmException.RateLimited failure = limited(two);

        assertThat(failure.retryAt()).isEqualTo(NOW.plusSeconds(30));
        assertThat(limited(two).retryAt()).isEqualTo(NOW.plusSeconds(30));
        assertThat(server.requests()).isEqualTo(2);
    }

    @Test
    void isNotMadeToRepeatARequestAtOnce() {
        server.then(answer(503).setHeader("Retry-After", "0")).then(says(GOOD));

        assertThat(limited(client).retryAt()).isEqualTo(NOW.plusSeconds(1));
        assertThat(server.requests()).isEqualTo(1);
    }

    private static LlmException.RateLimited limited(LlmClient client) {
        return catchThrowableOfType(LlmException.RateLimited.class, () -> client.ask(rating()));
    }
}
