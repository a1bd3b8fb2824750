package dev.courant.async;

/**
 * How long to pause after a failure: exponential, with jitter so that what failed together does not
 * come back together.
 */
final class Backoff {

    private static final long MIX = 0x9E3779B97F4A7C15L;

    private Backoff() {}

    /**
     * Between half the exponential pause and all of it ("equal jitter"). The jitter comes from the
     * entry's sequence, not from a random source: a schedule can be run again.
     *
     * @param failures how many there have been, at least 1
     */
    static long pauseMs(AsyncConfig config, long sequence, int failures) {
        long full = fullPauseMs(config, failures);
        long half = full / 2;
        long spread = Long.remainderUnsigned(mix(sequence * 31 + failures), full - half + 1);
        return half + spread;
    }

    private static long fullPauseMs(AsyncConfig config, int failures) {
        long first = config.firstBackoff().toMillis();
        long longest = config.maxBackoff().toMillis();
        int doublings = Math.min(failures - 1, Long.numberOfLeadingZeros(first) - 1);
        return Math.min(first << doublings, longest);
    }

    /** Multiplicative hashing by the golden ratio, then a fold: near sequences get far pauses. */
    private static long mix(long value) {
        long product = value * MIX;
        return product ^ (product >>> 32);
    }
}
