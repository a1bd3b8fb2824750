package dev.courant.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.courant.testkit.http.Fault;
import dev.courant.testkit.source.Timeline;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The whole program as a child process, with its own broker and registry, ended by kill -9. */
class KilledIT {

    private static final int COMMITS = 120;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir Path directory;

    private static Timeline busyDay() {
        var timeline = Timeline.empty();
        var start = Instant.parse("2026-02-24T01:00:00Z");
        for (int i = 0; i < COMMITS; i++) {
            timeline.land("c" + i, start.plusSeconds(60L * i), "fix: number " + i);
        }
        return timeline;
    }

    private static Process start(Paper paper, Path log) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Xmx512m"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(Courant.class.getName());
        command.addAll(paper.arguments());
        command.addAll(List.of("--day", "2026-02-24"));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private static int finish(Paper paper, Path log) throws Exception {
        var process = start(paper, log);
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as(() -> read(log))
                    .isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
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
            assertThat(finish(undisturbed, log)).isZero();

            killed.github.faults().always(Fault.slow(Duration.ofMillis(150)));
            killWhenFetched(1, killed, log);
            killWhenFetched(COMMITS / 2, killed, log);
            killed.github.faults().clear();
            int code = finish(killed, log);

            assertThat(code).as(() -> read(log)).isZero();
            assertThat(killed.objects()).isEqualTo(undisturbed.objects());
        }
    }

    private static void killWhenFetched(int commits, Paper paper, Path log) throws Exception {
        var process = start(paper, log);
        try {
            await().atMost(PATIENCE)
                    .until(() -> paper.github.ledger().to("/commits/").size() >= commits);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
