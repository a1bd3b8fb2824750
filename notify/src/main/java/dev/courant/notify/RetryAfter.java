package dev.courant.notify;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How long to wait, as vendors say it. */
final class RetryAfter {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    /** A header by RFC 9110: seconds, or a date. Anything else is none. */
    static Optional<Duration> header(String value, Instant now) {
        try {
            return Optional.of(seconds(Double.parseDouble(value)));
        } catch (NumberFormatException notSeconds) {
            try {
                Instant until = DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from);
                return Optional.of(bounded(Duration.between(now, until)));
            } catch (DateTimeException notADate) {
                return Optional.empty();
            }
        }
    }

    /** Rounded up, so that nothing is sent too early. */
    static Duration seconds(double seconds) {
        double longest = LONGEST.toSeconds();
        return bounded(Duration.ofMillis((long) Math.ceil(Math.min(seconds, longest) * 1_000)));
    }

    private static Duration bounded(Duration wait) {
        if (wait.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
