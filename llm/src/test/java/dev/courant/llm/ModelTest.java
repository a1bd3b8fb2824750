package dev.courant.llm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

class ModelTest {

    private static final Instant NOW = Instant.parse("2026-02-24T12:00:00Z");

    private final Model model = new Model("name", "The model", Duration.ofHours(1));

    @Test
    void takesManyThatAreTurnedAwayAtATimeForOne() {
        Instant first = untold(NOW);
        Instant second = untold(NOW.plusMillis(1999));

        assertThat(first).isEqualTo(NOW.plusSeconds(2));
        assertThat(second).isEqualTo(first);
        assertThat(untold(first)).isEqualTo(first.plusSeconds(4));
    }

    @Test
    void keepsTheLongestPauseThatItWasTold() {
        Instant longest = NOW.plusSeconds(60);

        assertThat(told(longest)).isEqualTo(longest);
        assertThat(told(NOW.plusSeconds(10))).isEqualTo(longest);
        assertThat(untold(NOW)).isEqualTo(longest);
    }

    private Instant told(Instant until) {
        return ((LlmException.RateLimited) model.pause(Optional.of(until), NOW)).retryAt();
    }

    private Instant untold(Instant now) {
        return ((LlmException.RateLimited) model.pause(Optional.empty(), now)).retryAt();
    }
}
