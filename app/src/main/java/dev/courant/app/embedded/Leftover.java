package dev.courant.app.embedded;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A note of which child process runs in a directory, so that one left behind by a killed parent is
 * found and ended before the next is started. A pid alone proves nothing, since pids are used
 * again: only a process of the same pid, start and main class is ours.
 *
 * @param file where the note is kept
 * @param mark text that the command line of the child contains
 */
record Leftover(Path file, String mark) {

    private static final Logger LOG = LoggerFactory.getLogger(Leftover.class);
    private static final Duration START_TOLERANCE = Duration.ofSeconds(1);
    private static final long PATIENCE_SECONDS = 10;

    /** Remembers a child that has just been started. */
    void remember(ProcessHandle child) {
        var start = child.info().startInstant().map(Instant::toString).orElse("");
        try {
            Files.writeString(file, child.pid() + " " + start);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot note the child process in " + file, e);
        }
    }

    /** Ends the child that is remembered, if it still runs; then forgets it. */
    void end() {
        find().ifPresent(Leftover::end);
        forget();
    }

    /** Removes the note. */
    void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + file, e);
        }
    }

    /** The remembered child, if it still runs. */
    Optional<ProcessHandle> find() {
        return read().flatMap(this::find);
    }

    private Optional<ProcessHandle> find(Note note) {
        return ProcessHandle.of(note.pid())
                .filter(ProcessHandle::isAlive)
                .filter(process -> startedAt(process, note.start()))
                .filter(
                        process ->
                                process.info()
                                        .commandLine()
                                        .filter(line -> line.contains(mark))
                                        .isPresent());
    }

    private static boolean startedAt(ProcessHandle process, Instant noted) {
        return process.info()
                .startInstant()
                .filter(
                        start ->
                                Duration.between(start, noted).abs().compareTo(START_TOLERANCE)
                                        <= 0)
                .isPresent();
    }

    private Optional<Note> read() {
        try {
            return Files.exists(file) ? Note.parse(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private static void end(ProcessHandle process) {
        LOG.warn(
                "Ending the schema registry that an earlier process left behind, pid {}",
                process.pid());
        process.destroyForcibly();
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "A schema registry left behind, pid " + process.pid() + ", does not end", e);
        }
    }

    private record Note(long pid, Instant start) {

        /**
         * Empty for a note that was cut short by a crash: then there is nothing that could be
         * proved to be ours.
         */
        static Optional<Note> parse(String text) {
            var parts = text.strip().split(" ", -1);
            try {
                return parts.length == 2
                        ? Optional.of(new Note(Long.parseLong(parts[0]), Instant.parse(parts[1])))
                        : Optional.empty();
            } catch (NumberFormatException | DateTimeParseException e) {
                return Optional.empty();
            }
        }
    }
}
