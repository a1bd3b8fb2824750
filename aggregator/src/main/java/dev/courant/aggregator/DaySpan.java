package dev.courant.aggregator;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * Days one after the other.
 *
 * @param from first day
 * @param to the day after the last; not before {@code from}, and equal to it when there are none
 */
record DaySpan(LocalDate from, LocalDate to) {

    DaySpan {
        to = to.isBefore(from) ? from : to;
    }

    static DaySpan of(LocalDate day) {
        return new DaySpan(day, day.plusDays(1));
    }

    boolean isEmpty() {
        return from.equals(to);
    }

    /** The days that are not in {@code other}: those before it, then those after it. */
    List<DaySpan> minus(DaySpan other) {
        if (other.isEmpty()) {
            return Stream.of(this).filter(span -> !span.isEmpty()).toList();
        }
        var before = new DaySpan(from, earlier(to, other.from));
        var after = new DaySpan(later(from, other.to), to);
        return Stream.of(before, after).filter(span -> !span.isEmpty()).toList();
    }

    /** The smallest span with the days of both. */
    DaySpan hull(DaySpan other) {
        if (isEmpty() || other.isEmpty()) {
            return isEmpty() ? other : this;
        }
        return new DaySpan(earlier(from, other.from), later(to, other.to));
    }

    /**
     * The days of both if they overlap or touch; else only {@code other}, so that no day between
     * them is claimed.
     */
    DaySpan extendedBy(DaySpan other) {
        boolean apart = other.from.isAfter(to) || from.isAfter(other.to);
        return apart && !other.isEmpty() ? other : hull(other);
    }

    Stream<LocalDate> days() {
        return from.datesUntil(to);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
