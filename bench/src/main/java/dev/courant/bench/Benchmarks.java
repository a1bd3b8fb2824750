package dev.courant.bench;

import dev.courant.app.embedded.ScratchDirectory;
import dev.courant.bench.report.Machine;
import dev.courant.bench.report.Page;
import dev.courant.bench.report.Results;
import dev.courant.bench.report.Row;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Runs the rows that {@code -Dbench} names, or all, or, with {@code -Dbench.soak} and a number of
 * minutes, a soak. Writes {@code bench/results.json} and the table of {@code docs/performance.md}.
 * Ends with 1 if one of them could not be run; a goal that is not met is a result like any other.
 */
final class Benchmarks {

    private final RowProcess process;
    private final Results results;
    private final Path page;
    private final List<Integer> failed = new ArrayList<>();

    private Benchmarks(Path home) {
        this.process = new RowProcess(home, System.getProperty("bench.jfr", ""));
        this.results = new Results(home.resolve("bench/results.json"));
        this.page = home.resolve("docs/performance.md");
    }

    public static void main(String[] args) throws Exception {
        var home = Path.of(System.getProperty("courant.home", "")).toAbsolutePath().normalize();
        var benchmarks = new Benchmarks(home);
        int minutes = Integer.getInteger("bench.soak", 0);
        if (minutes > 0) {
            benchmarks.process.soak(minutes, home.resolve("bench/soak.json"));
        } else {
            benchmarks.run(ids(System.getProperty("bench", "")));
        }
        if (!benchmarks.failed.isEmpty()) {
            print("No result of rows " + benchmarks.failed);
            System.exit(1);
        }
    }

    /**
     * As in {@code 1,5}; empty for all.
     *
     * @throws IllegalArgumentException if one of them is no row
     */
    static List<Integer> ids(String text) {
        return text.isBlank()
                ? Rows.ids()
                : Stream.of(text.split(",", -1))
                        .map(id -> Rows.of(Integer.parseInt(id.strip())).id())
                        .toList();
    }

    private void run(List<Integer> ids) throws IOException, InterruptedException {
        try (var scratch = ScratchDirectory.create("courant-bench-")) {
            for (int id : ids) {
                run(id, scratch.path());
            }
        }
    }

    /** Written down at once: a later row may fail, or be interrupted. */
    private void run(int id, Path directory) throws IOException, InterruptedException {
        print("row " + id + ": " + Rows.of(id).name());
        try {
            var row = process.run(id, directory);
            print(line(row));
            var rows = results.update(List.of(row));
            Files.writeString(
                    page,
                    Page.update(Files.readString(page), rows, Machine.here(RowProcess.HEAP_MIB)));
        } catch (IllegalStateException e) {
            failed.add(id);
            print(e.getMessage());
        }
    }

    private static String line(Row row) {
        return String.format(
                Locale.ROOT,
                "row %d: %.3f (%.3f to %.3f), goal %s, %s %s",
                row.id(),
                row.median(),
                row.min(),
                row.max(),
                row.goal(),
                row.met() ? "met" : "NOT met",
                row.notes());
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
