package dev.courant.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.app.Courant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The same history, read by {@code courant once} when it is over and while nothing goes wrong. */
record Undisturbed(Scenario scenario, Path directory) {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Everything that it writes, by path. */
    Map<String, String> objects() {
        try (var world = new World(scenario, scenario.history().over(), directory)) {
            var config = world.config("{ embedded-port: 0, embedded-registry-port: 0 }");
            var said = directory.resolve("once.said");
            try (var once = ChildJvm.start(Courant.class, arguments(config), "512m", said)) {
                assertThat(once.awaitEnd(PATIENCE)).as(() -> read(said)).isZero();
            }
            return world.objects();
        }
    }

    private List<String> arguments(Path config) {
        var history = scenario.history();
        return List.of(
                "once",
                "--config",
                config.toString(),
                "--data-dir",
                directory.resolve("data").toString(),
                "--since",
                history.start().toString(),
                "--until",
                history.end().minusDays(1).toString());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
