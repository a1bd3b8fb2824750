package dev.courant.bench.report;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Something that was measured beside the ratio.
 *
 * @param name as in {@code heap, KB a repo}
 * @param spread what came out
 * @param goal what the median should be
 */
public record Figure(String name, Spread spread, Goal goal) {

    /** Of one or more rounds. */
    public static Figure of(String name, Goal goal, Collection<Double> values) {
        return new Figure(name, Spread.of(values), goal);
    }

    /** Of one measurement that is only told. */
    public static Figure of(String name, double value) {
        return of(name, Goal.REPORT, List.of(value));
    }

    boolean met() {
        return goal.met(spread.median());
    }

    /** As in {@code quota 0 (goal: = 0)}. */
    String text() {
        var value = name + " " + number(spread.median());
        return goal.equals(Goal.REPORT) ? value : value + " (goal: " + goal.text() + ")";
    }

    /** Three digits, and no more of them before the point than there are. */
    static String number(double value) {
        double size = Math.abs(value);
        if (size >= 100 || value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f", value);
    }
}
