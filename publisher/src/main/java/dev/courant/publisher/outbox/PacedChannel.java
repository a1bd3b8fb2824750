package dev.courant.publisher.outbox;

import dev.courant.notify.Channel;
import dev.courant.notify.Notice;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Keeps a channel's messages as far apart as its vendor wants. One call at a time, on a virtual
 * thread, which may wait. After a crash one message may come early.
 */
final class PacedChannel {

    /** Waits; in tests, time passes at once. */
    @FunctionalInterface
    interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    private final Channel channel;
    private final InstantSource clock;
    private final Pause pause;
    private Instant next = Instant.MIN;

    PacedChannel(Channel channel, InstantSource clock, Pause pause) {
        this.channel = channel;
        this.clock = clock;
        this.pause = pause;
    }

    synchronized void send(Notice notice) throws InterruptedException {
        var now = clock.instant();
        if (now.isBefore(next)) {
            pause.of(Duration.between(now, next));
        }
        try {
            channel.send(notice);
        } finally {
            next = clock.instant().plus(channel.pace().apart());
        }
    }
}
