package dev.courant.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.ZoneOffset;

class AggregatorConfigTest {

    @Test
    void hasDefaults() {
        assertThat(AggregatorConfig.in(ZoneOffset.UTC))
                .isEqualTo(new AggregatorConfig(ZoneOffset.UTC, 4 * 1024 * 1024, 600, 30, 200));
    }

    @Test
    void refusesADigestThatNoEventFitsIn() {
        assertThatThrownBy(() -> new AggregatorConfig(ZoneOffset.UTC, 1000, 600, 30, 200))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("65536")
                .hasMessageContaining("1000");
    }

    @Test
    void refusesNegativeNumbers() {
        assertThatThrownBy(() -> new AggregatorConfig(ZoneOffset.UTC, 100_000, -1, 30, 200))
                .hasMessageContaining("body");
        assertThatThrownBy(() -> new AggregatorConfig(ZoneOffset.UTC, 100_000, 1, -1, 200))
                .hasMessageContaining("files");
        assertThatThrownBy(() -> new AggregatorConfig(ZoneOffset.UTC, 100_000, 1, 1, -1))
                .hasMessageContaining("gap");
    }
}
