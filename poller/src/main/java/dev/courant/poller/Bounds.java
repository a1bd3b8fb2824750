package dev.courant.poller;

import java.time.Instant;

/**
 * The dates that a stretch covers: from its lower bound, inclusive, to its upper bound, exclusive.
 */
final class Bounds {

    private Bounds() {}

    static boolean hold(Read read, Instant date) {
        return !isBelow(read, date) && (read.getUpper() == null || date.isBefore(read.getUpper()));
    }

    static boolean isBelow(Read read, Instant date) {
        return read.getLower() != null && date.isBefore(read.getLower());
    }
}
