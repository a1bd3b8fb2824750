package dev.courant.poller;

import java.time.Instant;

/** The day on which the tests play. */
final class Times {

    static final Instant DAY = Instant.parse("2026-02-24T00:00:00Z");

    private Times() {}

    /** Minutes after the start of the day. */
    static Instant at(double minutes) {
        return DAY.plusSeconds(Math.round(minutes * 60));
    }
}
