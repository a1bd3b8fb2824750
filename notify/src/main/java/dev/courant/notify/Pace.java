package dev.courant.notify;

import java.time.Duration;

/**
 * How often a destination may be written to.
 *
 * @param apart the least time from one message to the next; zero for no limit
 */
public record Pace(Duration apart) {

    static final Pace ANY = new Pace(Duration.ZERO);

    static Pace seconds(int apart) {
        return new Pace(Duration.ofSeconds(apart));
    }
}
