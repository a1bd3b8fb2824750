package dev.courant.enricher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeedClaimTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "42k/s -> 118k/s",
                "Decode, batch 1: 61 us before, 38 us now",
                "cold start 0.9 s → 0.2 s",
                "2310 tok/s, then 1390 tok/s",
                "throughput is 40% lower",
                "30% less latency",
                "2.1x faster on long inputs",
                "a speedup of 1.5x",
                "吞吐提升 35%",
                "first 10 ms -> 10 ms, then 10 ms -> 20 ms"
            })
    void hearsOfAQuarterOrMore(String text) {
        assertThat(SpeedClaim.in(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "402 -> 455 TFLOPS (+13%)",
                "12% faster",
                "1.1x faster",
                "timeout: 10 s -> 60 s",
                "bump from 1 to 2",
                "8k -> 16k tokens of context",
                "0 s -> 5 s",
                "5% slower, 90% of users",
                "吞吐提升 12%",
                ""
            })
    void hearsNothingElse(String text) {
        assertThat(SpeedClaim.in(text)).isFalse();
    }
}
