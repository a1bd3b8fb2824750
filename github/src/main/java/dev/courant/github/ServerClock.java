package dev.courant.github;

import okhttp3.Headers;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The server's clock and ours, read in the same moment: what lies between the two is not there in
 * what comes of it.
 *
 * @param server whole seconds, rounded down; so an instant carried over is up to a second late, and
 *     never early
 */
record ServerClock(Instant server, Instant ours) {

    /** Without a {@code Date} header, the server's clock is taken to be ours. */
    static ServerClock of(Headers headers, Instant now) {
        Instant date = headers.getInstant("Date");
        return new ServerClock(date != null ? date : now.truncatedTo(ChronoUnit.SECONDS), now);
    }

    /** The server's instant by our clock. */
    Instant toOurs(Instant instant) {
        return ours.plus(Duration.between(server, instant));
    }
}
