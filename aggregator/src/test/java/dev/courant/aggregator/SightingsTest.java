package dev.courant.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.ModelUsage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SightingsTest {

    private static EnrichedEvent event(@Nullable ModelUsage usage) {
        return EnrichedEvent.newBuilder(Given.commit("a/b", "c0ffee", "2026-02-24T12:00:00Z"))
                .setUsage(usage)
                .build();
    }

    private static ModelUsage cost(int calls) {
        return new ModelUsage("m", calls, 100L * calls, 10L * calls);
    }

    @Test
    void anAnswerThatWasKnownAlreadyLeavesTheCostAsItWas() {
        var known = event(cost(2));

        assertThat(Sightings.tellTheSame(known, event(cost(0)))).isTrue();
        assertThat(Sightings.merged(known, event(cost(0))).getUsage()).isEqualTo(cost(2));
        assertThat(Sightings.merged(known, event(null)).getUsage()).isEqualTo(cost(2));
    }

    @Test
    void whatIsPaidAgainAddsUp() {
        var known = event(cost(2));

        assertThat(Sightings.tellTheSame(known, event(cost(1)))).isFalse();
        assertThat(Sightings.merged(known, event(cost(1))).getUsage()).isEqualTo(cost(3));
        assertThat(Sightings.merged(event(null), event(cost(1))).getUsage()).isEqualTo(cost(1));
    }
}
