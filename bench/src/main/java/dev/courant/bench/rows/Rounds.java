package dev.courant.bench.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Two things measured in turn: A B A B …, after warm-up. */
final class Rounds {

    private Rounds() {}

    /**
     * Ratios of the first to the second, one for each round.
     *
     * @param warmUps rounds before, that do not count: until both are compiled
     */
    static List<Double> ratios(
            int warmUps, int rounds, Callable<Double> first, Callable<Double> second)
            throws Exception {
        var ratios = new ArrayList<Double>();
        for (int round = -warmUps; round < rounds; round++) {
            double a = first.call();
            double b = second.call();
            System.out.printf(Locale.ROOT, "  round %d: %.4g beside %.4g%n", round, a, b);
            if (round >= 0) {
                ratios.add(a / b);
            }
        }
        return ratios;
    }
}
