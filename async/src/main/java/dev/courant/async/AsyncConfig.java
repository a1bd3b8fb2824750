package dev.courant.async;

import java.time.Duration;

/**
 * Knobs of a stage.
 *
 * @param storeName changelogged store of pending entries, kebab-case
 * @param maxPerKey calls of one key at the same time, at least 1. A key begins with two, has one
 *     more with each call that ends, and two again when one is given up: that is what a hanging
 *     repository can take from the others
 * @param capacity pending entries per task above which further records wait for completions before
 *     they are taken in, up to {@link #MAX_WAIT_AT_CAPACITY} between two ticks
 * @param timeout of one call; then it is interrupted and counts as failed
 * @param maxFailures failures after which an entry is given up, at least 1
 * @param firstBackoff pause after the first failure; doubles with each, up to maxBackoff
 * @param maxBackoff longest pause between two tries
 * @param tick how often results are looked for while calls are under way and no record arrives
 */
public record AsyncConfig(
        String storeName,
        int maxPerKey,
        int capacity,
        Duration timeout,
        int maxFailures,
        Duration firstBackoff,
        Duration maxBackoff,
        Duration tick) {

    /** Well below the ten seconds after which an exactly-once transaction times out. */
    public static final Duration MAX_WAIT_AT_CAPACITY = Duration.ofSeconds(1);

    public AsyncConfig {
        require(maxPerKey >= 1, "maxPerKey", maxPerKey);
        require(capacity >= 1, "capacity", capacity);
        require(maxFailures >= 1, "maxFailures", maxFailures);
        require(timeout.isPositive(), "timeout", timeout);
        require(firstBackoff.isPositive(), "firstBackoff", firstBackoff);
        require(maxBackoff.compareTo(firstBackoff) >= 0, "maxBackoff", maxBackoff);
        require(tick.isPositive(), "tick", tick);
    }

    /**
     * 32 calls per key, 10,000 pending, 60 s timeout, 5 failures, backoff from 1 s to 1 min, a tick
     * of 20 ms.
     */
    public static AsyncConfig of(String storeName) {
        return new AsyncConfig(
                storeName,
                32,
                10_000,
                Duration.ofSeconds(60),
                5,
                Duration.ofSeconds(1),
                Duration.ofMinutes(1),
                Duration.ofMillis(20));
    }

    public AsyncConfig withMaxPerKey(int calls) {
        return new AsyncConfig(
                storeName, calls, capacity, timeout, maxFailures, firstBackoff, maxBackoff, tick);
    }

    public AsyncConfig withCapacity(int entries) {
        return new AsyncConfig(
                storeName,
                maxPerKey,
                entries,
                timeout,
                maxFailures,
                firstBackoff,
                maxBackoff,
                tick);
    }

    public AsyncConfig withTimeout(Duration newTimeout) {
        return new AsyncConfig(
                storeName,
                maxPerKey,
                capacity,
                newTimeout,
                maxFailures,
                firstBackoff,
                maxBackoff,
                tick);
    }

    public AsyncConfig withFailures(int max, Duration first, Duration longest) {
        return new AsyncConfig(storeName, maxPerKey, capacity, timeout, max, first, longest, tick);
    }

    private static void require(boolean holds, String name, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(name + " out of bounds: " + value);
        }
    }
}
