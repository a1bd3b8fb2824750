package dev.courant.app.command;

import dev.courant.app.config.UsageException;
import dev.courant.app.embedded.DataDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Where a running process's brokers and registry are, noted in its data directory for commands that
 * join it. A process that was killed leaves its note behind, which then leads nowhere.
 */
record Endpoints(String bootstrapServers, String registryUrl) {

    private static final String FILE = "endpoints";
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(100);

    /**
     * Those of what runs there; empty if nothing does. What is about to start is waited for, half a
     * minute at most.
     */
    static Optional<Endpoints> find(Path dataDir) {
        long deadline = System.nanoTime() + START.toNanos();
        while (DataDir.inUse(dataDir)) {
            var noted = noted(dataDir);
            if (noted.isPresent() || System.nanoTime() > deadline) {
                return noted;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return Optional.empty();
    }

    /** Those of what runs there and is ready; nothing is waited for. */
    static Optional<Endpoints> now(Path dataDir) {
        return DataDir.inUse(dataDir) ? noted(dataDir) : Optional.empty();
    }

    private static Optional<Endpoints> noted(Path dataDir) {
        try {
            var lines = Files.readAllLines(dataDir.resolve(FILE));
            return Optional.of(new Endpoints(lines.get(0), lines.get(1)));
        } catch (IOException | IndexOutOfBoundsException e) {
            return Optional.empty(); // it is about to start, or to end
        }
    }

    /**
     * @throws UsageException if nothing runs there
     */
    static Endpoints read(Path dataDir) {
        return find(dataDir)
                .orElseThrow(
                        () ->
                                new UsageException(
                                        "Nothing runs in data directory "
                                                + dataDir
                                                + ": start courant run, or set"
                                                + " courant.kafka.bootstrap-servers."));
    }

    void write(Path dataDir) {
        try {
            Files.write(dataDir.resolve(FILE), List.of(bootstrapServers, registryUrl));
        } catch (IOException e) {
            throw new UsageException("Cannot write to data directory " + dataDir + ".");
        }
    }

    static void remove(Path dataDir) {
        try {
            Files.deleteIfExists(dataDir.resolve(FILE));
        } catch (IOException e) {
            // The next process replaces it.
        }
    }
}
