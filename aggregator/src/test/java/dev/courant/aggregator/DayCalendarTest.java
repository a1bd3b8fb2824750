package dev.courant.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

class DayCalendarTest {

    @ParameterizedTest
    @CsvSource({
        "UTC,                2026-02-24, 2026-02-24T00:00:00Z, 2026-02-25T00:00:00Z",
        "Asia/Shanghai,      2026-02-24, 2026-02-23T16:00:00Z, 2026-02-24T16:00:00Z",
        "Asia/Kathmandu,     2026-02-24, 2026-02-23T18:15:00Z, 2026-02-24T18:15:00Z",
        "Europe/Berlin,      2026-03-29, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
        "Europe/Berlin,      2025-10-26, 2025-10-25T22:00:00Z, 2025-10-26T23:00:00Z",
        "America/New_York,   2026-03-08, 2026-03-08T05:00:00Z, 2026-03-09T04:00:00Z",
        "America/New_York,   2025-11-02, 2025-11-02T04:00:00Z, 2025-11-03T05:00:00Z",
        "Australia/Lord_Howe,2025-10-05, 2025-10-04T13:30:00Z, 2025-10-05T13:00:00Z",
        "Africa/Cairo,       2024-04-26, 2024-04-25T22:00:00Z, 2024-04-26T21:00:00Z",
        "Africa/Cairo,       2024-10-31, 2024-10-30T21:00:00Z, 2024-10-31T22:00:00Z",
        "Pacific/Apia,       2011-12-29, 2011-12-29T10:00:00Z, 2011-12-30T10:00:00Z",
        "Pacific/Apia,       2011-12-31, 2011-12-30T10:00:00Z, 2011-12-31T10:00:00Z",
        "America/St_Johns,   2010-11-06, 2010-11-06T02:30:00Z, 2010-11-07T02:30:00Z",
        "America/St_Johns,   2010-11-07, 2010-11-07T02:30:00Z, 2010-11-08T03:30:00Z",
    })
    void aDayGoesFromItsFirstInstantToTheNextDaysFirst(
            ZoneId zone, LocalDate day, Instant start, Instant end) {
        // given
        var calendar = new DayCalendar(zone);

        // then
        assertThat(calendar.start(day)).isEqualTo(start);
        assertThat(calendar.end(day)).isEqualTo(end);
        assertThat(calendar.exists(day)).isTrue();
        assertThat(calendar.dayOf(start)).isEqualTo(day);
        assertThat(calendar.dayOf(end.minusMillis(1))).isEqualTo(day);
        assertThat(calendar.dayOf(start.minusMillis(1))).isBefore(day);
        assertThat(calendar.dayOf(end)).isAfter(day);
    }

    @Test
    void aDayThatTheCalendarLeftOutDoesNotExist() {
        // given
        var calendar = new DayCalendar(ZoneId.of("Pacific/Apia"));

        // when
        boolean exists = calendar.exists(LocalDate.parse("2011-12-30"));

        // then
        assertThat(exists).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "America/St_Johns, 2010-11-06T00:00:00Z",
        "Pacific/Apia,     2011-12-28T00:00:00Z",
        "Africa/Cairo,     2024-10-30T00:00:00Z",
        "Europe/Berlin,    2025-10-25T00:00:00Z",
    })
    void daysNeverGoBackwards(ZoneId zone, Instant from) {
        // given
        var calendar = new DayCalendar(zone);
        var day = calendar.dayOf(from);

        for (int minute = 1; minute < 4 * 24 * 60; minute++) {
            // when
            var instant = from.plusSeconds(60L * minute);
            var next = calendar.dayOf(instant);

            // then
            assertThat(next).isAfterOrEqualTo(day);
            assertThat(instant).isBetween(calendar.start(next), calendar.end(next).minusMillis(1));
            day = next;
        }
    }
}
