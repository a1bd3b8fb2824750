package dev.courant.publisher.outbox;

import dev.courant.notify.Channel;
import dev.courant.schemas.Period;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A channel, and of what it is told.
 *
 * @param channel with a name that no other has
 * @param periods whose editions it is told of
 * @param revisions whether it is told of later revisions too
 * @param maxAge how long ago the period may have ended: what a backfill or a replay publishes is no
 *     news
 * @param alerts of which events it is told at once; empty for none
 */
public record Destination(
        Channel channel,
        Set<Period> periods,
        boolean revisions,
        Duration maxAge,
        Optional<AlertPolicy> alerts) {

    public static final Duration DEFAULT_MAX_AGE = Duration.ofDays(3);

    public Destination {
        periods = Set.copyOf(periods);
    }

    /** By which notices find it. */
    public String name() {
        return channel.name();
    }

    /**
     * Whether an edition is news to it.
     *
     * @param ended the first instant after the period
     */
    public boolean wants(Period period, int revision, Instant ended, Instant now) {
        return periods.contains(period)
                && (revision == 1 || revisions)
                && ended.plus(maxAge).isAfter(now);
    }
}
