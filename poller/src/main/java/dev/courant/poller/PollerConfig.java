package dev.courant.poller;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * Knobs of the poller.
 *
 * @param pollInterval pause between two rounds of one repository, {@code
 *     courant.github.poll-interval}; 100 ms to 1 day
 * @param margin how far marks stay behind the server's clock, so that what GitHub shows late is
 *     still in time; 0 to 1 hour
 * @param messageLimit characters kept of a commit message, 1 to {@link #MOST_CHARACTERS}
 * @param bodyLimit characters kept of an issue's body, 1 to {@link #MOST_CHARACTERS}
 * @param maxFailures failures of one read after which the repository counts as unreadable until the
 *     next round, at least 1
 * @param firstBackoff pause after the first failure; doubles with each
 * @param maxBackoff longest pause between two tries
 * @param zone whose midnights bound days: a backfill cuts none in two
 */
public record PollerConfig(
        Duration pollInterval,
        Duration margin,
        int messageLimit,
        int bodyLimit,
        int maxFailures,
        Duration firstBackoff,
        Duration maxBackoff,
        ZoneId zone) {

    /**
     * At up to three bytes a character, a record stays well below the megabyte that brokers take.
     */
    public static final int MOST_CHARACTERS = 256 * 1024;

    private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(100);
    private static final Duration LONGEST_INTERVAL = Duration.ofDays(1);
    private static final Duration LONGEST_MARGIN = Duration.ofHours(1);

    /**
     * @throws IllegalArgumentException if a value is out of its bounds; the message names the
     *     setting
     */
    public PollerConfig {
        within(pollInterval, SHORTEST_INTERVAL, LONGEST_INTERVAL, "courant.github.poll-interval");
        within(margin, Duration.ZERO, LONGEST_MARGIN, "The poller's settling margin");
        within(messageLimit, MOST_CHARACTERS, "The poller's limit for commit messages");
        within(bodyLimit, MOST_CHARACTERS, "The poller's limit for issue bodies");
        within(maxFailures, Integer.MAX_VALUE, "The poller's number of tries");
        within(firstBackoff, Duration.ofMillis(1), LONGEST_INTERVAL, "The poller's first backoff");
        within(maxBackoff, firstBackoff, LONGEST_INTERVAL, "The poller's longest backoff");
    }

    /**
     * A round every 5 minutes, a margin of 2 minutes, 64 Ki characters of text, 4 tries, backoff
     * from 1 s to 30 s, days of UTC.
     */
    public static PollerConfig defaults() {
        return new PollerConfig(
                Duration.ofMinutes(5),
                Duration.ofMinutes(2),
                64 * 1024,
                64 * 1024,
                4,
                Duration.ofSeconds(1),
                Duration.ofSeconds(30),
                ZoneOffset.UTC);
    }

    /** The same with another poll interval. */
    public PollerConfig withPollInterval(Duration interval) {
        return new PollerConfig(
                interval,
                margin,
                messageLimit,
                bodyLimit,
                maxFailures,
                firstBackoff,
                maxBackoff,
                zone);
    }

    /** The same with another settling margin. */
    public PollerConfig withMargin(Duration newMargin) {
        return new PollerConfig(
                pollInterval,
                newMargin,
                messageLimit,
                bodyLimit,
                maxFailures,
                firstBackoff,
                maxBackoff,
                zone);
    }

    /** The same with days of another zone. */
    public PollerConfig withZone(ZoneId newZone) {
        return new PollerConfig(
                pollInterval,
                margin,
                messageLimit,
                bodyLimit,
                maxFailures,
                firstBackoff,
                maxBackoff,
                newZone);
    }

    /** The same with other retries. */
    public PollerConfig withRetries(int failures, Duration first, Duration longest) {
        return new PollerConfig(
                pollInterval, margin, messageLimit, bodyLimit, failures, first, longest, zone);
    }

    private static void within(Duration value, Duration least, Duration most, String setting) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "%s must be from %s to %s, but is %s. Choose a value in between."
                            .formatted(setting, words(least), words(most), words(value)));
        }
    }

    private static void within(int value, int most, String setting) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(
                    "%s must be from 1 to %d, but is %d. Choose a value in between."
                            .formatted(setting, most, value));
        }
    }

    /** {@code PT5M} as a configuration file says it: {@code 5m}. */
    private static String words(Duration duration) {
        if (!duration.isPositive()) {
            return duration.isZero() ? "0s" : duration.toString();
        }
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
