package dev.courant.bench.rows;

import dev.courant.app.embedded.ScratchDirectory;
import dev.courant.bench.Bench;
import dev.courant.bench.report.Figure;
import dev.courant.bench.report.Goal;
import dev.courant.bench.stand.CourantProcess;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How long a newcomer waits for the first report, beside what any such program would wait for. */
public final class DemoStart implements Bench {

    private static final int ROUNDS = 3;

    private final CourantProcess courant =
            new CourantProcess(Path.of(System.getProperty("courant.home", "")));
    private int runs;

    @Override
    public int id() {
        return 11;
    }

    @Override
    public String name() {
        return "courant demo from cold to report, beside the start of a JVM, a broker and a"
                + " registry alone (3 rounds)";
    }

    @Override
    public Goal goal() {
        return new Goal("<= 2");
    }

    @Override
    public Measured run() throws Exception {
        try (var scratch = ScratchDirectory.create("courant-bench-")) {
            var alone = new ArrayList<Double>();
            var ratios =
                    Rounds.ratios(
                            1,
                            ROUNDS,
                            () -> demo(scratch.path(), List.of()),
                            () -> {
                                alone.add(alone(scratch.path()));
                                return alone.getLast();
                            });
            return new Measured(ratios, figures(scratch.path(), alone));
        }
    }

    private double demo(Path directory, List<String> flags)
            throws IOException, InterruptedException {
        var out = directory.resolve("demo-" + runs++);
        return courant.secondsUntil(
                "Done in",
                flags,
                List.of("dev.courant.app.Courant", "demo", "--out", out.toString()));
    }

    private double alone(Path directory) throws IOException, InterruptedException {
        var data = directory.resolve("alone-" + runs++);
        return courant.secondsUntil(
                InfrastructureMain.READY,
                List.of(),
                List.of(InfrastructureMain.class.getName(), data.toString()));
    }

    private List<Figure> figures(Path directory, List<Double> alone)
            throws IOException, InterruptedException {
        var counted = alone.subList(1, alone.size());
        var figures = new ArrayList<Figure>();
        figures.add(Figure.of("broker and registry alone, s", Goal.REPORT, counted));
        if (Runtime.version().feature() >= 25) {
            figures.add(Figure.of("demo with an AOT cache, s", Goal.REPORT, withCache(directory)));
        }
        return figures;
    }

    /** A first run writes the cache when it ends. */
    private List<Double> withCache(Path directory) throws IOException, InterruptedException {
        var cache = directory.resolve("courant.aot");
        demo(directory, List.of("-XX:AOTCacheOutput=" + cache));
        var seconds = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            seconds.add(demo(directory, List.of("-XX:AOTCache=" + cache)));
        }
        return seconds;
    }
}
