package dev.courant.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is moved. Safe for use by many threads. */
public final class VirtualClock implements InstantSource {

    private final AtomicReference<Instant> now;

    private VirtualClock(Instant start) {
        now = new AtomicReference<>(start);
    }

    /** A clock that stands at this instant. */
    public static VirtualClock at(Instant start) {
        return new VirtualClock(start);
    }

    /** As {@link #at(Instant)}, in ISO 8601: {@code 2026-02-24T08:00:00Z}. */
    public static VirtualClock at(String start) {
        return at(Instant.parse(start));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /** Moves on by this much, and says where to. */
    public Instant advance(Duration by) {
        return now.updateAndGet(instant -> instant.plus(by));
    }

    /** Jumps, also backwards. */
    public void set(Instant instant) {
        now.set(instant);
    }
}
