package dev.courant.bench;

import dev.courant.bench.report.Figure;
import dev.courant.bench.report.Goal;

import java.util.List;

/**
 * One row: a ratio of two things that are measured in turn, after a warm-up, in several rounds. Run
 * once, in a JVM of its own.
 */
public interface Bench {

    /** The row's number. */
    int id();

    /** What is measured, beside what, and at which size. */
    String name();

    /** What the median of the ratios should be. */
    Goal goal();

    /** Measures. May take a minute or two. */
    Measured run() throws Exception;

    /**
     * What came out.
     *
     * @param ratios one for each round
     * @param figures what else was measured
     */
    record Measured(List<Double> ratios, List<Figure> figures) {

        public Measured {
            ratios = List.copyOf(ratios);
            figures = List.copyOf(figures);
        }

        /** Ratios and nothing else. */
        public static Measured of(List<Double> ratios) {
            return new Measured(ratios, List.of());
        }
    }
}
