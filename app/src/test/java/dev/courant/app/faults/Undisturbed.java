package dev.courant.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.app.Courant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The same history, read by {@code courant once} when it is over and while nothing goes wrong. */
record Undisturbed(Scenario scenario, Path directory) {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String HEAP = "512m";

    /** More cannot be asked for at once. */
    private static final int DAYS = 1_000;

    /** Everything that it writes, by path. */
    Map<String, String> objects() {
        var history = scenario.history();
        try (var world = new World(scenario, history.over(), directory)) {
            var config = world.config("{ embedded-port: 0, embedded-registry-port: 0 }");
            var last = history.end().minusDays(1);
            for (var since = history.start(); !since.isAfter(last); since = since.plusDays(DAYS)) {
                var until = since.plusDays(DAYS - 1);
                once(config, since, until.isBefore(last) ? until : last);
            }
            return world.objects();
        }
    }

    private void once(Path config, LocalDate since, LocalDate until) {
        var said = directory.resolve("once.said");
        var arguments =
                List.of(
                        "once",
                        "--config",
                        config.toString(),
                        "--data-dir",
                        directory.resolve("data").toString(),
                        "--since",
                        since.toString(),
                        "--until",
                        until.toString());
        try (var once = ChildJvm.start(Courant.class, arguments, HEAP, said)) {
            assertThat(once.awaitEnd(PATIENCE)).as(() -> read(said)).isZero();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
