package dev.courant.poller;

import java.time.Duration;

/** When a repository is polled next. */
final class PollTimes {

    private static final int STEPS = 1_000;
    private static final int SPREAD = 10;
    private static final int MIX = 0x9E3779B9;

    private PollTimes() {}

    /**
     * The interval from now, or up to a tenth of it earlier. By how much depends on the name alone,
     * so that repositories that are watched from the same moment on do not ask at the same moment
     * each time.
     */
    static long next(String repo, long now, Duration interval) {
        long earliest = interval.toMillis() - interval.toMillis() / SPREAD;
        long spread = interval.toMillis() - earliest;
        return now + earliest + spread * Math.floorMod(repo.hashCode() * MIX, STEPS) / STEPS;
    }
}
