package dev.courant.app.command;

import dev.courant.app.config.UsageException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

/** A point in time as options give it. */
final class Moment {

    private Moment() {}

    /**
     * A day, whose start in the zone is meant, or an instant.
     *
     * @throws UsageException if it is neither
     */
    static Instant parse(String text, ZoneId zone) {
        try {
            return text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).atStartOfDay(zone).toInstant();
        } catch (DateTimeParseException e) {
            throw new UsageException(
                    "'" + text + "' is no time: write 2026-02-24, or 2026-02-24T09:00:00Z.");
        }
    }
}
