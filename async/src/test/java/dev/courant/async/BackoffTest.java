package dev.courant.async;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.stream.LongStream;

class BackoffTest {

    private static final AsyncConfig CONFIG =
            AsyncConfig.of("x").withFailures(50, Duration.ofMillis(100), Duration.ofSeconds(3));

    @Test
    void doublesUpToTheLongest() {
        assertThat(Backoff.pauseMs(CONFIG, 0, 1)).isBetween(50L, 100L);
        assertThat(Backoff.pauseMs(CONFIG, 0, 2)).isBetween(100L, 200L);
        assertThat(Backoff.pauseMs(CONFIG, 0, 3)).isBetween(200L, 400L);
        assertThat(Backoff.pauseMs(CONFIG, 0, 49)).isBetween(1_500L, 3_000L);
    }

    @Test
    void spreadsEntriesThatFailTogether() {
        long distinct =
                LongStream.range(0, 100)
                        .map(entry -> Backoff.pauseMs(CONFIG, entry, 6))
                        .distinct()
                        .count();

        assertThat(distinct).isGreaterThan(80);
    }

    @Test
    void aScheduleCanBeRunAgain() {
        assertThat(Backoff.pauseMs(CONFIG, 5, 3)).isEqualTo(Backoff.pauseMs(CONFIG, 5, 3));
    }
}
