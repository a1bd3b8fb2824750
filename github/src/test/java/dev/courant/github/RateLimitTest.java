package dev.courant.github;

import static dev.courant.github.GitHubServer.answer;
import static dev.courant.github.GitHubServer.httpDate;
import static dev.courant.github.GitHubServer.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import mockwebserver3.MockResponse;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

class RateLimitTest {

    private static final Instant NOW = Instant.parse("2026-02-24T12:00:00Z");

    /** The server's clock is an hour ahead of ours. */
    private static final Instant SERVER = NOW.plus(Duration.ofHours(1));

    @AutoClose private final GitHubServer server = new GitHubServer();
    private final ManualClock clock = new ManualClock(NOW);
    @AutoClose private final GitHubClient client = new GitHubClient(server.config(), clock);

    @ParameterizedTest
    @ValueSource(ints = {403, 429})
    void obeysRetryAfterInSeconds(int status) {
        server.says(
                answer(status)
                        .setHeader("Retry-After", "30")
                        .setHeader("X-RateLimit-Remaining", "0")
                        .setHeader("X-RateLimit-Reset", SERVER.plusSeconds(900).getEpochSecond()));

        assertThat(limited().retryAt()).isEqualTo(NOW.plusSeconds(30));
    }

    @Test
    void obeysRetryAfterAsADateOfTheServersClock() {
        server.says(
                answer(429)
                        .setHeader("Date", httpDate(SERVER))
                        .setHeader("Retry-After", httpDate(SERVER.plusSeconds(90))));

        assertThat(limited().retryAt()).isEqualTo(NOW.plusSeconds(90));
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 429})
    void waitsForTheResetOfTheServersClock(int status) {
        server.says(
                exhausted(answer(status), SERVER.plusSeconds(600))
                        .setHeader("Date", httpDate(SERVER)));

        assertThat(limited().retryAt()).isEqualTo(NOW.plusSeconds(600));
    }

    @ParameterizedTest
    @CsvSource({
        "429, ''",
        "403, 'You have exceeded a Secondary Rate Limit. Please wait.'",
        "403, 'You have triggered an abuse detection mechanism.'"
    })
    void waitsAMinuteForALimitThatDoesNotSayHowLong(int status, String message) {
        server.says(answer(status).body(message));

        assertThat(limited().retryAt()).isEqualTo(NOW.plusSeconds(60));
    }

    @ParameterizedTest
    @CsvSource({"soon, 60", "-5, 60", "0, 1", "99999999999, 86400", "999999999999999999999999, 60"})
    void makesSenseOfAnyRetryAfter(String header, long seconds) {
        server.says(answer(429).setHeader("Retry-After", header));

        assertThat(limited().retryAt()).isEqualTo(NOW.plusSeconds(seconds));
    }

    @Test
    void doesNotBelieveAResetThatHasPassed() {
        server.says(exhausted(answer(403), NOW.minusSeconds(5)));

        assertThat(limited().retryAt()).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void sendsNothingBeforeRetryAfter() {
        server.says(answer(429).setHeader("Retry-After", "30"));
        server.says(json(Bodies.REPOSITORY));
        limited();

        clock.advance(Duration.ofMillis(29_999));
        GitHubException.RateLimited early = limited();
        int sentBefore = server.requests();
        clock.advance(Duration.ofMillis(1));
        Answer<RepositoryInfo> answer = client.repository("acme/rocket");

        assertThat(early.retryAt()).isEqualTo(NOW.plusSeconds(30));
        assertThat(early).hasMessageContaining("2026-02-24T12:00:30Z");
        assertThat(sentBefore).isEqualTo(1);
        assertThat(answer).isInstanceOf(Answer.Found.class);
        assertThat(client.traffic().requests()).isEqualTo(2);
    }

    @Test
    void stopsInTheMiddleOfACommitWhenToldTo() {
        server.says(
                json(Bodies.commitWithFiles("c1", 0, 300))
                        .addHeader("Link", "<" + server.address("/c1?page=2") + ">; rel=next"));
        server.says(answer(403).setHeader("Retry-After", "10"));

        assertThatThrownBy(() -> client.commit("acme/rocket", "c1"))
                .isInstanceOf(GitHubException.RateLimited.class);
        assertThat(client.notBefore()).contains(NOW.plusSeconds(10));
    }

    @Test
    void knowsTheQuotaOfTheLastAnswer() {
        server.says(quota(json(Bodies.REPOSITORY), 5000, 4999, SERVER.plusSeconds(1800)));
        server.says(json(Bodies.REPOSITORY));
        Optional<Quota.Snapshot> atFirst = client.quota();

        client.repository("acme/rocket");
        client.repository("acme/rocket");

        assertThat(atFirst).isEmpty();
        assertThat(client.quota()).contains(new Quota.Snapshot(5000, 4999, NOW.plusSeconds(1800)));
        assertThat(client.notBefore()).isEmpty();
    }

    @Test
    void advisesToWaitForTheResetWhenNothingIsLeft() {
        server.says(quota(json(Bodies.REPOSITORY), 60, 0, SERVER.plusSeconds(1800)));

        client.repository("acme/rocket");

        assertThat(client.notBefore()).contains(NOW.plusSeconds(1800));
    }

    private GitHubException.RateLimited limited() {
        return catchThrowableOfType(
                GitHubException.RateLimited.class, () -> client.repository("acme/rocket"));
    }

    private static MockResponse.Builder exhausted(MockResponse.Builder answer, Instant reset) {
        return answer.setHeader("X-RateLimit-Limit", 5000)
                .setHeader("X-RateLimit-Remaining", 0)
                .setHeader("X-RateLimit-Reset", reset.getEpochSecond());
    }

    private static MockResponse.Builder quota(
            MockResponse.Builder answer, int limit, int remaining, Instant reset) {
        return answer.setHeader("Date", httpDate(SERVER))
                .setHeader("X-RateLimit-Limit", limit)
                .setHeader("X-RateLimit-Remaining", remaining)
                .setHeader("X-RateLimit-Reset", reset.getEpochSecond());
    }
}
