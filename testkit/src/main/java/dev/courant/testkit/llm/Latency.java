package dev.courant.testkit.llm;

import java.time.Duration;
import java.util.Random;
import java.util.function.Supplier;

/**
 * How long an answer takes, in real time. The same seed and order of requests give the same waits.
 * Safe for many threads.
 */
public final class Latency {

    /** The standard normal distribution's value at 99 %. */
    private static final double Z99 = 2.3263478740408408;

    private static final int LONGEST = 4;

    private final Supplier<Duration> next;

    private Latency(Supplier<Duration> next) {
        this.next = next;
    }

    /** Always the same. */
    public static Latency fixed(Duration each) {
        return new Latency(() -> each);
    }

    /** Each value between the two is as likely as another. */
    public static Latency uniform(long seed, Duration shortest, Duration longest) {
        if (longest.compareTo(shortest) < 0) {
            throw new IllegalArgumentException(
                    "The longest wait %s is shorter than the shortest, %s"
                            .formatted(longest, shortest));
        }
        Random die = new Random(seed);
        double range = longest.minus(shortest).toNanos();
        return new Latency(() -> shortest.plusNanos((long) (range * die.nextDouble())));
    }

    /**
     * Lognormal, as servers under load are: most near the median, a few far above it.
     *
     * @param p99 what 99 of 100 waits stay under; none is longer than four times this
     */
    public static Latency lognormal(long seed, Duration median, Duration p99) {
        if (median.isZero() || p99.compareTo(median) < 0) {
            throw new IllegalArgumentException(
                    "A median above zero and a p99 not below it are needed; they are %s and %s"
                            .formatted(median, p99));
        }
        Random die = new Random(seed);
        double sigma = Math.log((double) p99.toNanos() / median.toNanos()) / Z99;
        double longest = (double) LONGEST * p99.toNanos();
        return new Latency(
                () -> {
                    double wait = median.toNanos() * Math.exp(sigma * die.nextGaussian());
                    return Duration.ofNanos((long) Math.min(wait, longest));
                });
    }

    synchronized Duration next() {
        return next.get();
    }
}
