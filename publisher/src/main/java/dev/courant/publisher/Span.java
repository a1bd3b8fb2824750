package dev.courant.publisher;

import dev.courant.schemas.Edition;
import dev.courant.schemas.Period;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;

/**
 * Days that have one edition in common. As text {@code 2026-W08} or {@code 2026-02}; weeks are
 * those of ISO 8601, so that the days around New Year may be in a week of the other year.
 *
 * @param period a week or a month
 * @param first its first day
 */
record Span(Period period, LocalDate first) {

    /** The week or month that a day is in. */
    static Span of(Period period, LocalDate day) {
        return switch (period) {
            case WEEK -> new Span(period, day.minusDays(day.getDayOfWeek().getValue() - 1L));
            case MONTH -> new Span(period, day.withDayOfMonth(1));
            case DAY -> throw new IllegalArgumentException("Of one day: " + day);
        };
    }

    /** What a published edition is about, which is no day. */
    static Span of(Edition edition) {
        return of(edition.getPeriod(), edition.getDay());
    }

    LocalDate last() {
        return period == Period.WEEK
                ? first.plusDays(6)
                : first.with(TemporalAdjusters.lastDayOfMonth());
    }

    List<LocalDate> days() {
        return first.datesUntil(last().plusDays(1)).toList();
    }

    /** Its key in a store, in which those of a kind stand side by side: {@code week:2026-02-16}. */
    String key() {
        return prefix(period) + first;
    }

    static String prefix(Period period) {
        return period.name().toLowerCase(Locale.ROOT) + ":";
    }

    private static Span parse(String key) {
        int colon = key.indexOf(':');
        return new Span(
                Period.valueOf(key.substring(0, colon).toUpperCase(Locale.ROOT)),
                LocalDate.parse(key.substring(colon + 1)));
    }

    static Serde<Span> serde() {
        return Serdes.serdeFrom(
                (topic, span) -> span == null ? null : span.key().getBytes(StandardCharsets.UTF_8),
                (topic, bytes) ->
                        bytes == null ? null : parse(new String(bytes, StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return period == Period.WEEK
                ? "%04d-W%02d"
                        .formatted(
                                first.get(IsoFields.WEEK_BASED_YEAR),
                                first.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR))
                : YearMonth.from(first).toString();
    }
}
