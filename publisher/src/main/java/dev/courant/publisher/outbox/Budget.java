package dev.courant.publisher.outbox;

import dev.courant.notify.AlertNotice;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * What a destination has been told in an hour of the clock, and what has to wait until its end.
 * Plain data; {@link #next} is the rule.
 *
 * @param hour number of hours since 1970
 * @param sent alerts that went out in it
 * @param held the weightiest of those that did not, with the number of the others; null if all did
 */
record Budget(long hour, int sent, @Nullable AlertNotice held) {

    static final Budget NONE = new Budget(Long.MIN_VALUE, 0, null);

    private static final long HOUR_MS = Duration.ofHours(1).toMillis();

    /**
     * The budget after one more alert.
     *
     * @param at when it would go out
     * @param perHour how many may
     */
    Budget next(AlertNotice alert, Instant at, int perHour) {
        long thisHour = Math.floorDiv(at.toEpochMilli(), HOUR_MS);
        if (thisHour != hour) {
            return new Budget(thisHour, 1, null);
        }
        return sent < perHour
                ? new Budget(hour, sent + 1, null)
                : new Budget(hour, sent, together(held, alert));
    }

    private static AlertNotice together(@Nullable AlertNotice held, AlertNotice alert) {
        if (held == null) {
            return alert;
        }
        return alert.score() > held.score()
                ? with(alert, held.further() + 1)
                : with(held, held.further() + 1);
    }

    private static AlertNotice with(AlertNotice alert, int further) {
        return new AlertNotice(
                alert.id(),
                alert.repo(),
                alert.level(),
                alert.score(),
                alert.title(),
                alert.author(),
                alert.link(),
                alert.why(),
                alert.occurredAt(),
                alert.language(),
                further);
    }

    /** The end of the hour, exclusive. */
    Instant end() {
        return Instant.ofEpochMilli((hour + 1) * HOUR_MS);
    }
}
