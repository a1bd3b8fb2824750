package dev.courant.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.testkit.http.Fault;
import dev.courant.testkit.source.Timeline;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** The whole program as a child process, with its own broker and registry, ended by kill -9. */
class KilledIT {

    private static final int COMMITS = 120;
    private static final String DAY = "2026-02-24";

    @TempDir Path directory;

    private static Timeline busyDay() {
        var timeline = Timeline.empty();
        var start = Instant.parse("2026-02-24T01:00:00Z");
        for (int i = 0; i < COMMITS; i++) {
            timeline.land("c" + i, start.plusSeconds(60L * i), "fix: number " + i);
        }
        return timeline;
    }

    private Paper paper(String name) throws IOException {
        var paper =
                new Paper(Files.createDirectories(directory.resolve(name)), "2026-02-25T00:10:00Z");
        paper.github.serve("acme/engine", busyDay());
        return paper.watching("acme/engine");
    }

    @Test
    void killedTwiceInTheMiddleAndRunAgainItPublishesTheSameBytes() throws Exception {
        var log = directory.resolve("log");
        try (var undisturbed = paper("undisturbed");
                var killed = paper("killed")) {
            assertThat(new ChildProcess(undisturbed, log).finish(DAY)).isZero();

            killed.github.faults().always(Fault.slow(Duration.ofMillis(150)));
            var process = new ChildProcess(killed, log);
            process.killWhen(DAY, () -> fetched(killed) >= 1);
            process.killWhen(DAY, () -> fetched(killed) >= COMMITS / 2);
            killed.github.faults().clear();
            int code = process.finish(DAY);

            assertThat(code).as(process::said).isZero();
            assertThat(killed.objects()).isEqualTo(undisturbed.objects());
        }
    }

    private static int fetched(Paper paper) {
        return paper.github.ledger().to("/commits/").size();
    }
}
