package dev.courant.publisher;

import dev.courant.async.CallPool;
import dev.courant.notify.AlertNotice;
import dev.courant.notify.Channel;
import dev.courant.notify.EditionNotice;
import dev.courant.notify.Notice;
import dev.courant.notify.Pace;
import dev.courant.publisher.outbox.AlertPolicy;
import dev.courant.publisher.outbox.Destination;
import dev.courant.publisher.outbox.Outbox;
import dev.courant.schemas.Level;
import dev.courant.schemas.Period;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Destinations that take what they are told, or do not. */
final class Newsroom {

    /** A channel that remembers; its faults are thrown one after another. */
    static final class Listener implements Channel {

        final List<Notice> heard = new ArrayList<>();
        final String name;
        int tries;
        @Nullable RuntimeException fault;

        Listener(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Pace pace() {
            return new Pace(Duration.ZERO);
        }

        @Override
        public void send(Notice notice) {
            tries++;
            if (fault != null) {
                throw fault;
            }
            heard.add(notice);
        }

        List<String> ids() {
            return heard.stream().map(Notice::id).toList();
        }

        List<AlertNotice> alerts() {
            return heard.stream()
                    .filter(AlertNotice.class::isInstance)
                    .map(AlertNotice.class::cast)
                    .toList();
        }

        EditionNotice edition() {
            return (EditionNotice) heard.getFirst();
        }
    }

    private Newsroom() {}

    static Destination ofEditions(Channel channel) {
        return new Destination(
                channel, Set.of(Period.DAY), false, Destination.DEFAULT_MAX_AGE, Optional.empty());
    }

    static Destination ofAlerts(Channel channel, int perHour) {
        return new Destination(
                channel,
                Set.of(),
                false,
                Destination.DEFAULT_MAX_AGE,
                Optional.of(
                        new AlertPolicy(
                                Level.HIGH,
                                Set.of(),
                                AlertPolicy.DEFAULT_MAX_AGE,
                                perHour,
                                Optional.empty())));
    }

    static Outbox telling(Destination... destinations) {
        return new Outbox(List.of(destinations), CallPool.direct(), InstantSource.system());
    }
}
