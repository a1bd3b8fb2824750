package dev.courant.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

class DueDaysTest {

    private static final DayCalendar UTC = new DayCalendar(ZoneOffset.UTC);
    private static final DaySpan NONE = new DaySpan(LocalDate.EPOCH, LocalDate.EPOCH);

    @Test
    void aDayIsDueWhenItHasBeenReadToItsEnd() {
        // when
        var due = good("2026-02-03T07:00:00Z", "2026-02-05T00:00:00Z", NONE);

        // then
        assertThat(due.toClose()).containsExactly(february(3, 5));
        assertThat(due.closed()).isEqualTo(february(3, 5));
        assertThat(due.toFail()).isEmpty();
    }

    @Test
    void nothingIsDueTwice() {
        assertThat(good("2026-02-03T00:00:00Z", "2026-02-05T23:59:59Z", february(3, 5)).toClose())
                .isEmpty();
    }

    @Test
    void onlyTheNewDaysAreDueAtBothEnds() {
        // when
        var due = good("2026-02-01T00:00:00Z", "2026-02-07T00:00:00Z", february(3, 5));

        // then
        assertThat(due.toClose()).containsExactly(february(1, 3), february(5, 7));
        assertThat(due.closed()).isEqualTo(february(1, 7));
    }

    @Test
    void aProgressThatFallsBackMakesNothingDue() {
        // when
        var due = good("2026-02-03T00:00:00Z", "2026-02-04T00:00:00Z", february(3, 9));

        // then
        assertThat(due.toClose()).isEmpty();
        assertThat(due.closed()).isEqualTo(february(3, 9));
    }

    @Test
    void aFailureConcernsTheEndedDaysThatAreNeitherClosedNorFailed() {
        // when
        var due =
                DueDays.of(
                        UTC,
                        at("2026-02-01T00:00:00Z"),
                        at("2026-02-04T12:00:00Z"),
                        at("2026-02-09T12:00:00Z"),
                        february(1, 3),
                        february(1, 6));

        // then
        assertThat(due.toClose()).containsExactly(february(3, 4));
        assertThat(due.toFail()).containsExactly(february(6, 9));
        assertThat(due.failed()).isEqualTo(february(1, 9));
    }

    private static DueDays good(String from, String through, DaySpan closed) {
        return DueDays.of(UTC, at(from), at(through), at(from), closed, NONE);
    }

    private static DaySpan february(int from, int to) {
        return new DaySpan(LocalDate.of(2026, 2, from), LocalDate.of(2026, 2, to));
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
