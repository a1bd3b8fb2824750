package dev.courant.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.app.Courant;
import dev.courant.app.services.Stage;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One instance of a service: a process that comes and goes, and a directory that stays. */
final class Instance implements AutoCloseable {

    private static final String HEAP = "256m";
    private static final int SHOWN = 4_000;
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Stage stage;
    private final Path home;
    private final Path config;
    private final Map<String, String> environment;
    private @Nullable ChildJvm process;
    private long logged;

    Instance(Stage stage, Path home, Path config) {
        this(stage, home, config, Map.of());
    }

    /**
     * @param environment over what this process has in its own
     */
    Instance(Stage stage, Path home, Path config, Map<String, String> environment) {
        this.stage = stage;
        this.home = home;
        this.config = config;
        this.environment = Map.copyOf(environment);
    }

    Stage stage() {
        return stage;
    }

    /** Starts the process and returns at once. */
    void start() {
        logged = log().length();
        process =
                ChildJvm.start(
                        Courant.class,
                        List.of(
                                stage.toString(),
                                "--config",
                                config.toString(),
                                "--data-dir",
                                home.toString()),
                        HEAP,
                        outputs(),
                        environment);
    }

    private Path outputs() {
        return home.resolveSibling(home.getFileName() + ".said");
    }

    /** What it has written on standard output and error. */
    String said() {
        try {
            return Files.readString(outputs());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** kill -9. One that has ended by itself must not be taken for one that was killed. */
    void kill() {
        requireAlive();
        process().kill();
    }

    /** Fails if it has ended, or lost a stream thread, without being told to. */
    void requireAlive() {
        assertThat(alive())
                .as(() -> this + " has ended by itself; it logged " + endOf(log()))
                .isTrue();
        assertThat(transitions())
                .as(() -> this + " has lost a stream thread; it logged " + endOf(log()))
                .noneMatch(is("PENDING_ERROR"));
    }

    private static String endOf(String log) {
        return log.substring(Math.max(0, log.length() - SHOWN));
    }

    void pause() {
        process().pause();
    }

    void resume() {
        process().resume();
    }

    /** Loses what it keeps on disk: its stores and its name. */
    void wipe() {
        if (process().alive()) {
            throw new IllegalStateException("End " + this + " before its disk is lost");
        }
        try (var files = Files.walk(home)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks it to end. */
    void terminate() {
        process().terminate();
    }

    /** Waits for the end that it has been asked for, or must come to; its exit code. */
    int awaitEnd() {
        return process().awaitEnd(PATIENCE);
    }

    boolean alive() {
        return process().alive();
    }

    /** True if it has all its tasks, with their stores. */
    boolean running() {
        return transitions().reduce((before, last) -> last).filter(is("RUNNING")).isPresent();
    }

    /** How often it had to hand over or take over tasks since it was started. */
    long rebalances() {
        return transitions().filter(is("REBALANCING")).count();
    }

    private static Predicate<String> is(String state) {
        return line -> line.endsWith(" to " + state);
    }

    /** What Kafka Streams has said of its state since the process was started. */
    private Stream<String> transitions() {
        var log = log();
        return log.substring(Math.toIntExact(Math.min(logged, log.length())))
                .lines()
                .filter(line -> line.contains("State transition from"));
    }

    /** All that it has logged. One byte a character, so that lengths are those of the file. */
    String log() {
        var file = home.resolve("logs/courant.log");
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ChildJvm process() {
        if (process == null) {
            throw new IllegalStateException(this + " has not been started");
        }
        return process;
    }

    @Override
    public String toString() {
        return home.getFileName().toString();
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }
}
