package dev.courant.publisher.outbox;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Part of each day in which nobody is alerted.
 *
 * @param from when it begins, inclusive
 * @param until when it ends, exclusive; before {@code from} for a night
 * @param zone of both
 */
public record QuietHours(LocalTime from, LocalTime until, ZoneId zone) {

    /**
     * @throws IllegalArgumentException if it begins when it ends: that would be never, or always
     */
    public QuietHours {
        if (from.equals(until)) {
            throw new IllegalArgumentException("Quiet hours must end at another time than begin");
        }
    }

    /** The moment itself, or the end of the quiet hours that it lies in. */
    public Instant after(Instant moment) {
        var local = moment.atZone(zone);
        if (!holds(local.toLocalTime())) {
            return moment;
        }
        var end = local.toLocalDate().atTime(until).atZone(zone).toInstant();
        return end.isAfter(moment)
                ? end
                : local.toLocalDate().plusDays(1).atTime(until).atZone(zone).toInstant();
    }

    private boolean holds(LocalTime time) {
        boolean begun = !time.isBefore(from);
        boolean going = time.isBefore(until);
        return from.isBefore(until) ? begun && going : begun || going;
    }
}
