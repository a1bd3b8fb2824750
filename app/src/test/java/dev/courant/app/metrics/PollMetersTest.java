package dev.courant.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.Test;

import java.time.Instant;

class PollMetersTest {

    private static final String REPO = "acme/engine";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Instant now = Instant.parse("2026-02-24T12:00:00Z");
    private final PollMeters meters = new PollMeters(registry, new BoundedRepos(), () -> now);

    @Test
    void aRepositoryThatIsNeverReadGrowsOldFromTheStart() {
        meters.watches(REPO);
        meters.failed(REPO);
        now = now.plusSeconds(300);
        meters.watches(REPO);
        meters.failed(REPO);

        assertThat(age()).isEqualTo(300);
        assertThat(failures()).isEqualTo(2);
    }

    @Test
    void aGoodPollMakesItYoung() {
        meters.watches(REPO);
        now = now.plusSeconds(300);

        meters.polled(REPO);

        assertThat(age()).isZero();
        assertThat(failures()).as("there before the first one, so that a rate sees it").isZero();
    }

    @Test
    void whatIsNotWatchedAnyMoreHasNoAge() {
        meters.watches(REPO);

        meters.left(REPO);

        assertThat(registry.find("courant.poll.age").gauges()).isEmpty();
    }

    private double age() {
        return registry.get("courant.poll.age").tag("repo", REPO).gauge().value();
    }

    private double failures() {
        return registry.get("courant.poll.failures").tag("repo", REPO).counter().count();
    }
}
