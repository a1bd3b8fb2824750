package dev.courant.github;

import okhttp3.Headers;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How long an answer asks to be left alone, by our clock. The order is GitHub's own advice: {@code
 * Retry-After}, then the reset of a quota that is used up, then a minute.
 */
final class Pauses {

    private static final Duration UNTOLD = Duration.ofMinutes(1);

    /** Rules out a busy loop around {@code Retry-After: 0}. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /**
     * GitHub's windows last an hour: what asks for more than a day is broken, and shall not silence
     * us for good.
     */
    private static final Duration LONGEST = Duration.ofDays(1);

    private Pauses() {}

    /**
     * Empty if the answer is no limit: a 403 may be a plain refusal.
     *
     * @param body the start of it
     */
    static Optional<Instant> ofLimit(int status, Headers headers, String body, ServerClock clock) {
        boolean usedUp =
                Numbers.header(headers, "X-RateLimit-Remaining").equals(OptionalLong.of(0));
        return retryAfter(headers, clock)
                .or(() -> usedUp ? reset(headers, clock) : Optional.empty())
                .or(
                        () ->
                                usedUp || status == 429 || speaksOfLimit(body)
                                        ? Optional.of(clock.ours().plus(UNTOLD))
                                        : Optional.empty());
    }

    /** The pause that an answer asks for in so many words. */
    static Optional<Instant> retryAfter(Headers headers, ServerClock clock) {
        OptionalLong seconds = Numbers.header(headers, "Retry-After");
        if (seconds.isPresent()) {
            return Optional.of(bounded(clock.ours().plusSeconds(seconds.getAsLong()), clock));
        }
        return Optional.ofNullable(headers.getInstant("Retry-After"))
                .map(date -> bounded(clock.toOurs(date), clock));
    }

    private static Optional<Instant> reset(Headers headers, ServerClock clock) {
        OptionalLong reset = Numbers.header(headers, "X-RateLimit-Reset");
        return reset.isPresent()
                ? Optional.of(
                        bounded(clock.toOurs(Instant.ofEpochSecond(reset.getAsLong())), clock))
                : Optional.empty();
    }

    private static boolean speaksOfLimit(String body) {
        String text = body.toLowerCase(Locale.ROOT);
        return text.contains("secondary rate limit") || text.contains("abuse");
    }

    private static Instant bounded(Instant until, ServerClock clock) {
        Instant first = clock.ours().plus(SHORTEST);
        Instant last = clock.ours().plus(LONGEST);
        return until.isBefore(first) ? first : until.isAfter(last) ? last : until;
    }
}
