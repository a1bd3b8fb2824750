package dev.courant.app.config;

import dev.courant.notify.ChannelConfig;
import dev.courant.publisher.outbox.AlertPolicy;
import dev.courant.schemas.Period;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * One of {@code courant.notify}: a channel, and of what it is told.
 *
 * @param periods whose editions it is told of
 * @param revisions whether it is told of later revisions too
 * @param maxAge how long ago the period may have ended
 * @param alerts of which events it is told at once; empty for none
 */
public record ChannelSettings(
        ChannelConfig channel,
        Set<Period> periods,
        boolean revisions,
        Duration maxAge,
        Optional<AlertPolicy> alerts) {

    public ChannelSettings {
        periods = Set.copyOf(periods);
    }

    public String name() {
        return channel.name();
    }
}
