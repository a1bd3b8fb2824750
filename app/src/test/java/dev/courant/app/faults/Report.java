package dev.courant.app.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The page that tells what was tried and what held: a row for each fault, the latest one. */
record Report(Path file) {

    private static final String HEAD =
            """
            # Reliability

            What was done to Courant, and what it did. Written by `./mvnw verify -Pfaults`; `-Dfaults.only=NAME`
            renews one row, `-Dfaults.seed=N` repeats a run.

            Each row is a deployment of its own: three brokers with three replicas of everything, a schema
            registry, and the four services, all of them processes on loopback, fed by a simulated GitHub and a
            simulated model. What must come out is told from the input alone, and compared event by event, digest
            by digest, and, but for outages and the year apart, byte by byte with what an undisturbed run writes. At
            the end no transaction may be open, every partition must be stable up to its end, no service may have ended, and
            the dead letters must hold what was put there to be undecodable, and nothing else. A webhook must have
            been told of each edition once, or again under the same id. An outage may cost events their diffs, if they
            say so.

            *Recovered* is when every service has its tasks and each repository has been read anew, through to
            subscribers: for a kill from the new start of the process on, for a pause from its end on, for a broker
            from the kill on and without it, for an instance that leaves from its end on. The five years are to be
            read to their end. Restarts pay for a JVM each.

            That the suite can fail was tried: with `at_least_once` in place of `exactly_once_v2`, a dozen kills
            leave duplicates. What it has found: a service that stood still for longer than a transaction may last
            ended instead of going on; now it goes on.

            """;

    private static final String TABLE =
            """
            | fault | seed | runs | lost | duplicated | recovered: median | longest | took |
            |---|---|---|---|---|---|---|---|
            """;

    /** Puts a row in the place of the earlier one of the same fault, or at the end. */
    void put(Row row) {
        var rows = new ArrayList<>(rows());
        var line = row.line();
        int known = rows.stream().map(Report::fault).toList().indexOf(fault(line));
        if (known < 0) {
            rows.add(line);
        } else {
            rows.set(known, line);
        }
        write(rows);
    }

    private static String fault(String line) {
        return line.substring(0, line.indexOf('|', 1));
    }

    private List<String> rows() {
        try {
            return Files.exists(file)
                    ? Files.readString(file)
                            .lines()
                            .dropWhile(line -> !line.startsWith("|---"))
                            .skip(1)
                            .filter(line -> line.startsWith("|"))
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(List<String> rows) {
        var machine =
                "%nMeasured on %d cores, which other programs may have been using too.%n"
                        .formatted(Runtime.getRuntime().availableProcessors());
        try {
            Files.writeString(file, HEAD + TABLE + String.join("\n", rows) + "\n" + machine);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
