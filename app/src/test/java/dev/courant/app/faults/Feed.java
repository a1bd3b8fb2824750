package dev.courant.app.faults;

import dev.courant.testkit.VirtualClock;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets GitHub's time pass, and with it everything happen that a history holds, in a thread of its
 * own: a day of it in so much of ours, until the history is over.
 */
final class Feed implements AutoCloseable {

    private static final Duration TICK = Duration.ofMillis(50);

    private final VirtualClock clock;
    private final Instant end;
    private final Thread thread;
    private volatile double speed;
    private volatile boolean closed;

    /**
     * @param day how long a day takes
     */
    Feed(VirtualClock clock, Instant end, Duration day) {
        this.clock = clock;
        this.end = end;
        this.speed = (double) Duration.ofDays(1).toMillis() / day.toMillis();
        this.thread = Thread.ofPlatform().daemon().name("feed").start(this::run);
    }

    private void run() {
        long before = System.nanoTime();
        while (!closed && clock.instant().isBefore(end)) {
            LockSupport.parkNanos(TICK.toNanos());
            long now = System.nanoTime();
            clock.advance(Duration.ofNanos((long) ((now - before) * speed)));
            before = now;
        }
    }

    /** From now on a second of it is a second of ours. */
    void slowDown() {
        speed = 1;
    }

    /** From now on no time passes but what is left of the history, at once. */
    void finish() {
        close();
        if (clock.instant().isBefore(end)) {
            clock.set(end);
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
