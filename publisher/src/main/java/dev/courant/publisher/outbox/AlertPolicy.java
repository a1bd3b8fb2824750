package dev.courant.publisher.outbox;

import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Level;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Of which events a destination is told at once.
 *
 * @param level the least important one
 * @param repos of these repositories; empty for all
 * @param maxAge how long ago it may have happened: what a first read or a replay brings is no news
 * @param perHour alerts in an hour of the clock, from 1 on; what is beyond becomes one message at
 *     the hour's end, of the weightiest and the number of the others
 * @param quiet when alerts wait
 */
public record AlertPolicy(
        Level level, Set<String> repos, Duration maxAge, int perHour, Optional<QuietHours> quiet) {

    public static final Duration DEFAULT_MAX_AGE = Duration.ofDays(1);
    public static final int DEFAULT_PER_HOUR = 10;

    /**
     * @throws IllegalArgumentException if a number is out of its bounds
     */
    public AlertPolicy {
        repos = Set.copyOf(repos);
        if (perHour < 1) {
            throw new IllegalArgumentException("Alerts per hour must be at least 1: " + perHour);
        }
        if (!maxAge.isPositive()) {
            throw new IllegalArgumentException("The age of an alert must be positive: " + maxAge);
        }
    }

    /** Whether an event is worth an alert now. */
    boolean covers(EnrichedEvent event, Instant now) {
        return event.getLevel().compareTo(level) >= 0
                && (repos.isEmpty() || repos.contains(event.getRepo()))
                && event.getOccurredAt().isAfter(now.minus(maxAge));
    }

    /** The earliest time from now on at which an alert may go out. */
    Instant notBefore(Instant now) {
        return quiet.map(hours -> hours.after(now)).orElse(now);
    }
}
