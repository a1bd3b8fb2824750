package dev.courant.aggregator;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What a progress makes due for one repository, by days alone.
 *
 * @param toClose spans whose days have been read whole and were not closed before, as far as spans
 *     tell
 * @param toFail spans whose days have ended, but cannot be read whole at the moment
 * @param closed the closed span from now on
 * @param failed the span closed or said to have failed from now on
 */
record DueDays(List<DaySpan> toClose, List<DaySpan> toFail, DaySpan closed, DaySpan failed) {

    /**
     * @param from start of what has been read; its whole day counts as read from there
     * @param through end of what is complete
     * @param failedAt when the repository could not be read; not after {@code from} if it could
     */
    static DueDays of(
            DayCalendar calendar,
            Instant from,
            Instant through,
            Instant failedAt,
            DaySpan closed,
            DaySpan failed) {
        var first = calendar.dayOf(from);
        var read = ended(calendar, first, through);
        var unread = ended(calendar, first, failedAt);
        var closedNow = closed.extendedBy(read);
        var toFail =
                unread.minus(closedNow).stream()
                        .flatMap(span -> span.minus(failed).stream())
                        .toList();
        return new DueDays(read.minus(closed), toFail, closedNow, failed.extendedBy(unread));
    }

    private static DaySpan ended(DayCalendar calendar, LocalDate first, Instant at) {
        return new DaySpan(first, calendar.dayOf(at));
    }
}
