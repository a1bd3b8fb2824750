package dev.courant.llm;

import okhttp3.Headers;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How long an answer asks to be left alone, by our clock: {@code Retry-After} as seconds or as a
 * date of the server's clock, else the reset of a limit, which every server writes in its own way.
 */
final class Pauses {

    /** Rules out a busy loop around {@code Retry-After: 0}. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** The longest window that servers have; what asks for more shall not silence us for good. */
    private static final Duration LONGEST = Duration.ofDays(1);

    /** Up to here a reset is a number of seconds to wait; a date has more digits. */
    private static final long MOST_SECONDS = 1_000_000;

    /** Above here a date is in milliseconds. */
    private static final long LAST_DATE_IN_SECONDS = 100_000_000_000L;

    private Pauses() {}

    /** Empty if it does not say. */
    static Optional<Instant> of(Headers headers, Instant now) {
        return retryAfter(headers, now)
                .or(() -> reset(headers, now, "X-RateLimit-Reset"))
                .or(() -> reset(headers, now, "RateLimit-Reset"))
                .map(until -> bounded(until, now));
    }

    static Instant bounded(Instant until, Instant now) {
        Instant first = now.plus(SHORTEST);
        Instant last = now.plus(LONGEST);
        return until.isBefore(first) ? first : until.isAfter(last) ? last : until;
    }

    private static Optional<Instant> retryAfter(Headers headers, Instant now) {
        OptionalLong seconds = number(headers, "Retry-After");
        return seconds.isPresent()
                ? Optional.of(now.plusSeconds(seconds.getAsLong()))
                : Optional.ofNullable(headers.getInstant("Retry-After"))
                        .map(date -> toOurs(date, headers, now));
    }

    private static Optional<Instant> reset(Headers headers, Instant now, String name) {
        OptionalLong reset = number(headers, name);
        if (reset.isEmpty()) {
            return Optional.empty();
        }
        long value = reset.getAsLong();
        if (value <= MOST_SECONDS) {
            return Optional.of(now.plusSeconds(value));
        }
        Instant date =
                value > LAST_DATE_IN_SECONDS
                        ? Instant.ofEpochMilli(value)
                        : Instant.ofEpochSecond(value);
        return Optional.of(toOurs(date, headers, now));
    }

    /** The server's clock may differ from ours; without a {@code Date} it is taken not to. */
    private static Instant toOurs(Instant date, Headers headers, Instant now) {
        Instant server = headers.getInstant("Date");
        return server == null ? date : now.plus(Duration.between(server, date));
    }

    /** A whole number, or one with a fraction, rounded up. */
    private static OptionalLong number(Headers headers, String name) {
        String value = headers.get(name);
        if (value == null || !value.matches("[0-9]{1,15}(\\.[0-9]{1,9})?")) {
            return OptionalLong.empty();
        }
        return OptionalLong.of((long) Math.ceil(Double.parseDouble(value)));
    }
}
