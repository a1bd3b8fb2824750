package dev.courant.llm;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The tokens of a UTC day. What is in flight is set aside at its largest, and replaced by what it
 * cost; so the limit holds however many ask at a time. One per client, used by many threads; it is
 * memory only, and whoever keeps a record of what was spent brings it back with {@link #restored}.
 *
 * <p>Who asks first is served first: a request that is refused for what others have only set aside
 * would leave tokens to those behind it, which matter less.
 */
public final class TokenBudget {

    /** Enough for what ends after midnight, and for tasks that come with their last week. */
    private static final int DAYS_KEPT = 8;

    private final long perDay;
    private final InstantSource clock;
    private final TreeMap<LocalDate, Day> days = new TreeMap<>();
    private final Semaphore turn = new Semaphore(1, true);

    private static final class Day {
        private long spent;
        private long reserved;
    }

    /** Tokens set aside for one request. */
    final class Reservation {
        private final Day day;
        private final long estimate;

        private Reservation(Day day, long estimate) {
            this.day = day;
            this.estimate = estimate;
        }

        /** To be called once, whatever came of the request. */
        void settle(long actual) {
            synchronized (TokenBudget.this) {
                day.reserved -= estimate;
                day.spent += actual;
                TokenBudget.this.notifyAll();
            }
        }
    }

    /**
     * @param perDay 0 for no limit
     */
    TokenBudget(long perDay, InstantSource clock) {
        this.perDay = perDay;
        this.clock = clock;
    }

    /**
     * Waits for requests in flight where it depends on what they cost, and for those that came
     * before and wait for that.
     *
     * @param share of the day's tokens that may be spent with this request
     * @param longest how long to wait
     * @throws LlmException.OverBudget if they would be more, whatever the others cost
     * @throws LlmException.RateLimited if that is not known by then
     */
    Reservation reserve(long estimate, double share, Duration longest) throws InterruptedException {
        if (perDay == 0) {
            return reserve(estimate, share);
        }
        long deadline = System.nanoTime() + longest.toNanos();
        if (!turn.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
            throw Failures.ownLimit(clock.instant());
        }
        try {
            return reserveBy(deadline, estimate, share);
        } finally {
            turn.release();
        }
    }

    private synchronized Reservation reserveBy(long deadline, long estimate, double share)
            throws InterruptedException {
        while (dependsOnOthers(estimate, share)) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                throw Failures.ownLimit(clock.instant());
            }
            wait(left);
        }
        return reserve(estimate, share);
    }

    private boolean dependsOnOthers(long estimate, double share) {
        long left = remaining(share);
        return estimate > left && estimate <= left(share, day(today()).spent);
    }

    /**
     * At once.
     *
     * @param share of the day's tokens that may be spent with this request
     * @throws LlmException.OverBudget if they would be more, calls in flight counted at their
     *     largest
     */
    synchronized Reservation reserve(long estimate, double share) {
        if (estimate > remaining(share)) {
            throw new LlmException.OverBudget(
                    share < 1
                            ? "The part of the day's tokens that such a question may draw on is"
                                    + " spent."
                            : "The day's tokens are spent.");
        }
        Day day = day(today());
        day.reserved += estimate;
        return new Reservation(day, estimate);
    }

    /**
     * How many tokens a question of this share has left today, calls in flight counted at their
     * largest; never negative, and {@link Long#MAX_VALUE} without a limit.
     */
    public synchronized long remaining(double share) {
        if (perDay == 0) {
            return Long.MAX_VALUE;
        }
        Day day = day(today());
        return left(share, day.spent + day.reserved);
    }

    private long left(double share, long taken) {
        return Math.max(0, (long) (perDay * share) - taken);
    }

    /** A task brings what it had spent before a restart, or on another machine. */
    public synchronized void restored(LocalDate day, long tokens) {
        day(day).spent += tokens;
    }

    /** A task leaves this process, and what it spent goes with it. */
    public synchronized void returned(LocalDate day, long tokens) {
        Day left = day(day);
        left.spent = Math.max(0, left.spent - tokens);
    }

    /** Tokens of this UTC day so far, without calls in flight. */
    public synchronized long spent(LocalDate day) {
        Day known = days.get(day);
        return known == null ? 0 : known.spent;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private Day day(LocalDate date) {
        Day day = days.computeIfAbsent(date, any -> new Day());
        while (days.size() > DAYS_KEPT) {
            days.pollFirstEntry();
        }
        return day;
    }
}
