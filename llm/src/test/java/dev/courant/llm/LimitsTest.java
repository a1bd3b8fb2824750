package dev.courant.llm;

import static dev.courant.llm.LlmServer.says;
import static dev.courant.llm.Questions.GOOD;
import static dev.courant.llm.Questions.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class LimitsTest {

    private static final Instant NOW = Instant.parse("2026-02-24T12:00:00Z");
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration HOUR = Duration.ofHours(1);

    @AutoClose private final LlmServer server = new LlmServer();
    private final List<Duration> waits = new ArrayList<>();
    private final Patience patience = new Patience(LONGEST, HOUR, waits::add);

    @Test
    void spreadsRequestsOverTheMinute() {
        Limits limits = new Limits(1, 0);

        assertThat(limits.reserve(1, HOUR)).isZero();
        assertThat(limits.reserve(1, HOUR)).isBetween(seconds(50), seconds(60));
        assertThat(limits.reserve(1, HOUR)).isBetween(seconds(110), seconds(120));
    }

    @Test
    void letsATokenHeavyRequestGoAndTheNextOnePay() {
        Limits limits = new Limits(0, 1000);

        assertThat(limits.reserve(5000, HOUR)).isZero();
        assertThat(limits.reserve(1, HOUR)).isBetween(seconds(290), seconds(300));
    }

    @Test
    void reservesNothingWhenTheWaitIsTooLong() {
        Limits limits = new Limits(1, 1000);
        limits.reserve(5000, LONGEST);

        for (int i = 0; i < 100; i++) {
            assertThat(limits.reserve(5000, LONGEST)).isGreaterThan(LONGEST);
        }

        assertThat(limits.reserve(1, HOUR)).isBetween(seconds(290), seconds(310));
    }

    @Test
    void hasNoLimitUnlessToldSo() {
        Limits limits = new Limits(0, 0);

        for (int i = 0; i < 100; i++) {
            assertThat(limits.reserve(1_000_000, Duration.ZERO)).isZero();
        }
    }

    @Test
    void waitsForAShortTime() {
        try (LlmClient client = client(server.config("only").withRequestsPerMinute(7))) {
            server.then(says(GOOD)).then(says(GOOD));

            client.ask(rating());
            client.ask(rating());

            assertThat(waits).hasSize(1);
            assertThat(waits.getFirst()).isPositive().isLessThan(LONGEST);
        }
    }

    @Test
    void sendsNothingWhenTheWaitIsLong() {
        try (LlmClient client = client(server.config("a", "b").withRequestsPerMinute(1))) {
            server.then(says(GOOD));
            client.ask(rating());

            LlmException.RateLimited failure =
                    catchThrowableOfType(
                            LlmException.RateLimited.class, () -> client.ask(rating()));

            assertThat(failure).hasMessageStartingWith("Our own limit allows no further request");
            assertThat(failure.retryAt()).isBetween(NOW.plusSeconds(11), NOW.plusSeconds(60));
            assertThat(failure.usage()).isEqualTo(Usage.NONE);
            assertThat(waits).isEmpty();
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void countsTokensOfPromptAndAnswer() {
        try (LlmClient client = client(server.config("only").withTokensPerMinute(100))) {
            server.then(says(GOOD));
            client.ask(rating());

            LlmException.RateLimited failure =
                    catchThrowableOfType(
                            LlmException.RateLimited.class, () -> client.ask(rating()));

            assertThat(failure.retryAt()).isBetween(NOW.plusSeconds(60), NOW.plusSeconds(180));
        }
    }

    @Test
    void countsTheSecondRequestOfAQuestionToo() {
        try (LlmClient client = client(server.config("only").withRequestsPerMinute(1))) {
            server.then(says("nonsense"));

            LlmException.RateLimited failure =
                    catchThrowableOfType(
                            LlmException.RateLimited.class, () -> client.ask(rating()));

            assertThat(failure.usage()).isEqualTo(new Usage(1, 10, 5));
        }
    }

    @Test
    void endsItsWaitWhenInterrupted() {
        Patience restless =
                new Patience(
                        LONGEST,
                        HOUR,
                        any -> {
                            throw new InterruptedException();
                        });
        LlmConfig config = server.config("a", "b").withRequestsPerMinute(7);
        try (LlmClient client = new LlmClient(config, new ManualClock(NOW), restless)) {
            server.then(says(GOOD));
            client.ask(rating());

            Throwable failure = catchThrowable(() -> client.ask(rating()));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(failure)
                    .isInstanceOf(LlmException.Unavailable.class)
                    .hasMessageContaining("interrupted");
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    private LlmClient client(LlmConfig config) {
        return new LlmClient(config, new ManualClock(NOW), patience);
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
