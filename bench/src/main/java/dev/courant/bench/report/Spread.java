package dev.courant.bench.report;

import java.util.Collection;

/** Median, smallest and largest of what several rounds gave. */
public record Spread(double median, double min, double max) {

    /**
     * @throws IllegalArgumentException if there is no value, or one of them is not a number
     */
    public static Spread of(Collection<Double> values) {
        if (values.isEmpty() || values.stream().anyMatch(value -> value.isNaN())) {
            throw new IllegalArgumentException("No spread of " + values);
        }
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        double median =
                sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }
}
