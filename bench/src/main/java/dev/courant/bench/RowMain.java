package dev.courant.bench;

import dev.courant.bench.report.Results;
import dev.courant.bench.report.Row;

import java.nio.file.Path;
import java.util.List;

/** Measures one row and ends. Arguments: the row's number, and the file to write it to. */
final class RowMain {

    private RowMain() {}

    public static void main(String[] args) throws Exception {
        var bench = Rows.of(Integer.parseInt(args[0]));
        var measured = bench.run();
        var row =
                Row.of(
                        bench.id(),
                        bench.name(),
                        bench.goal(),
                        measured.ratios(),
                        measured.figures());
        new Results(Path.of(args[1])).update(List.of(row));
        System.exit(0);
    }
}
