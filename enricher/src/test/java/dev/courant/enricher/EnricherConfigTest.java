package dev.courant.enricher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class EnricherConfigTest {

    private final EnricherConfig defaults = EnricherConfig.defaults();

    @Test
    void namesTheSettingThatIsOutOfBounds() {
        assertThatThrownBy(() -> defaults.withMaxEventBytes(2_000_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "max-event-bytes is 2000000; it must be from 16384 to 900000");
        assertThatThrownBy(() -> new DiffBudget(4_000, 3_999, 300))
                .hasMessageContaining("diff.chars-per-commit");
        assertThatThrownBy(() -> defaults.withCalls(0, Duration.ofSeconds(1)))
                .hasMessageContaining("calls-per-repo");
        assertThatThrownBy(() -> defaults.withCalls(1, Duration.ofHours(1)))
                .hasMessageContaining("call-timeout");
    }

    @Test
    void refusesBackoffsThatContradictEachOther() {
        assertThatThrownBy(
                        () ->
                                defaults.withFailures(
                                        3, Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .hasMessageContaining("first-backoff")
                .hasMessageContaining("max-backoff");
    }

    @Test
    void changesOneThingAtATime() {
        var changed = defaults.withDiff(new DiffBudget(200, 200, 1));

        assertThat(changed.diff().files()).isEqualTo(1);
        assertThat(changed.withDiff(DiffBudget.DEFAULT)).isEqualTo(defaults);
    }
}
