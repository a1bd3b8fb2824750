package dev.courant.app.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Three brokers, a registry, an S3 server and two of each service, as a cluster would have them.
 */
class LayoutIT {

    /** Long enough for one of each to be killed before it is over. */
    private static final Duration DAY = Duration.ofSeconds(20);

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int UNDER_WAY = 5;

    @TempDir Path directory;

    @Test
    void aDayIsPublishedAsIfNothingHadHappenedAlthoughOneOfEachServiceIsKilled() {
        var history = new Histories(1).busy(3, 1, 24);
        var oracle = Oracle.of(history);
        var scenario = Scenario.of(history, DAY);
        try (var layout = new Layout(directory, scenario);
                var readings = awaited(layout)) {
            layout.beginDay();
            await().atMost(PATIENCE).pollInterval(LOOK).until(() -> seen(readings) >= UNDER_WAY);
            assertThat(seen(readings)).isLessThan(oracle.events().size());
            layout.killOneOfEach();
            layout.endDay();

            await().atMost(PATIENCE)
                    .pollInterval(LOOK)
                    .until(
                            () -> {
                                seen(readings);
                                return layout.running() && !readings.editions().isEmpty();
                            });
            layout.stop();
            seen(readings);

            assertThat(readings.events()).containsExactlyInAnyOrderElementsOf(oracle.events());
            assertThat(readings.digests()).isEqualTo(List.copyOf(oracle.digests()));
            assertThat(layout.objects())
                    .isNotEmpty()
                    .isEqualTo(layout.undisturbed(Histories.START));
        }
    }

    /** What subscribers see, from when all services have their tasks. */
    private static Readings awaited(Layout layout) {
        await().atMost(PATIENCE).pollInterval(LOOK).until(layout::running);
        return new Readings(layout.cluster());
    }

    private static int seen(Readings readings) {
        readings.poll();
        return readings.events().size();
    }
}
