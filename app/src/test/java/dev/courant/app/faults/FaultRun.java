package dev.courant.app.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;

/**
 * A fault, done to a deployment of its own, and judged.
 *
 * @param directory where everything is kept, until the next run
 */
record FaultRun(Fault fault, long seed, Path directory) {

    /** A row of the report; fails, naming the seed, if anything is not as the oracle says. */
    Row run() {
        long began = System.nanoTime();
        clear();
        try (var brokers = BrokerCluster.start(directory.resolve("brokers"));
                var system =
                        Deployment.start(
                                fault.scenario(seed), brokers, directory.resolve("struck"))) {
            var strikes = new Strikes(seed);
            fault.strike(system, strikes);
            var judge = new Judge(system);
            judge.settle();
            judge.judge(fault, strikes);
            fault.judge(system);
            if (system.scenario().compared()) {
                judge.judgeObjects(
                        new Undisturbed(system.scenario(), directory.resolve("undisturbed"))
                                .objects());
            }
            return new Row(
                    fault.title(),
                    seed,
                    strikes.count(),
                    judge.lost(),
                    judge.duplicated(),
                    strikes.recoveries(),
                    Duration.ofNanos(System.nanoTime() - began));
        } catch (RuntimeException | Error e) {
            throw new AssertionError(
                    "%s, to be run again with -Dfaults.seed=%d: %s"
                            .formatted(fault.name(), seed, e.getMessage()),
                    e);
        }
    }

    private void clear() {
        try {
            Files.createDirectories(directory);
            try (var files = Files.walk(directory)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
