package dev.courant.app.command;

import dev.courant.app.config.UsageException;
import dev.courant.app.once.Days;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The days that a backfill is asked for.
 *
 * @param last inclusive; empty for all that have not been read
 */
record BackfillSpan(LocalDate first, Optional<LocalDate> last, ZoneId zone) {

    /**
     * @throws UsageException if a day is none, if they are the wrong way round, or not past
     */
    static BackfillSpan parse(String since, Optional<String> until, ZoneId zone, Instant now) {
        var today = LocalDate.ofInstant(now, zone);
        var first = Days.day(since, today);
        var last = until.map(day -> Days.day(day, today));
        if (last.isPresent() && last.get().isBefore(first)) {
            throw new UsageException("--until is before --since: swap them.");
        }
        if (!last.orElse(first).isBefore(today)) {
            throw new UsageException(
                    last.orElse(first)
                            + " is not over yet: a backfill reads days that are past. GitHub's"
                            + " clock says "
                            + now
                            + ".");
        }
        return new BackfillSpan(first, last, zone);
    }

    Instant start() {
        return first.atStartOfDay(zone).toInstant();
    }

    /**
     * Of these days, those before what has been read, and those that would be left between the two:
     * what has been read has one beginning. Empty if all has been read.
     *
     * @param readFrom the beginning of what has been read; the day that it cuts in two is not whole
     */
    Optional<Days> before(Instant readFrom) {
        var read = LocalDate.ofInstant(readFrom, zone);
        var unread =
                read.atStartOfDay(zone).toInstant().equals(readFrom) ? read.minusDays(1) : read;
        return unread.isBefore(first)
                ? Optional.empty()
                : Optional.of(Days.between(first, unread, zone));
    }
}
