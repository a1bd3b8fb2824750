package dev.courant.aggregator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Which instants make up a day. A day begins where the zone's calendar lets it begin, which is not
 * always midnight, and ends where the next begins; so every instant belongs to exactly one day, and
 * days are in order.
 */
record DayCalendar(ZoneId zone) {

    Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    Instant end(LocalDate day) {
        return start(day.plusDays(1));
    }

    /** False for a day that the zone's calendar left out, such as 2011-12-30 in Apia. */
    boolean exists(LocalDate day) {
        return start(day).isBefore(end(day));
    }

    /** The day that holds an instant; every day before it has ended by then. */
    LocalDate dayOf(Instant instant) {
        var day = instant.atZone(zone).toLocalDate();
        // Clocks that were set back across midnight show the old date once more, when the new day
        // has begun already.
        while (!instant.isBefore(end(day))) {
            day = day.plusDays(1);
        }
        return day;
    }
}
