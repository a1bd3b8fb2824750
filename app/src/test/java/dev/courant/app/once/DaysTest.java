package dev.courant.app.once;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.app.config.UsageException;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

class DaysTest {

    private static final Instant NOW = Instant.parse("2026-02-26T10:00:00Z");

    @Test
    void areGivenOneByOneOrAsASpanEachOnce() {
        var days =
                Days.parse(
                        List.of("2026-02-20", "2026-02-24"),
                        Optional.of("2026-02-23"),
                        Optional.of("2026-02-24"),
                        ZoneOffset.UTC,
                        NOW);

        assertThat(days.all())
                .containsExactly(
                        LocalDate.of(2026, 2, 20),
                        LocalDate.of(2026, 2, 23),
                        LocalDate.of(2026, 2, 24));
        assertThat(days.start()).isEqualTo("2026-02-20T00:00:00Z");
        assertThat(days.end()).isEqualTo("2026-02-25T00:00:00Z");
    }

    @Test
    void takeYesterdayFromTheServersClockAndTheZone() {
        var late = Instant.parse("2026-02-26T20:00:00Z");

        assertThat(days("yesterday", ZoneOffset.UTC, late).all())
                .containsExactly(LocalDate.of(2026, 2, 25));
        assertThat(days("yesterday", ZoneId.of("Asia/Shanghai"), late).all())
                .containsExactly(LocalDate.of(2026, 2, 26));
    }

    @Test
    void refuseADayThatIsNotOver() {
        for (var day : List.of("today", "2026-02-26", "2026-03-01")) {
            assertThatThrownBy(() -> days(day, ZoneOffset.UTC, NOW).requireOver(NOW))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("is not over yet")
                    .hasMessageContaining("2026-02-26T10:00:00Z");
        }
    }

    @Test
    void waitForADayThatIsAlmostOver() {
        var almost = Instant.parse("2026-02-25T23:59:30Z");

        assertThat(days("2026-02-25", ZoneOffset.UTC, almost).requireOver(almost).all()).hasSize(1);
        assertThat(days("2026-02-25", ZoneOffset.UTC, almost).over(almost).all()).hasSize(1);
        assertThat(days("2026-02-26", ZoneOffset.UTC, almost).over(almost).all()).isEmpty();
    }

    @Test
    void refuseWhatIsNoDayOrNoSpan() {
        assertRefused(List.of("24.2.2026"), null, null, "'24.2.2026' is no day");
        assertRefused(List.of(), null, null, "No day is asked for");
        assertRefused(List.of(), "2026-02-20", null, "belong together");
        assertRefused(List.of(), "2026-02-20", "2026-02-19", "--until is before --since");
        assertRefused(List.of(), "1999-01-01", "2026-02-19", "more than 1000 days apart");
    }

    private static void assertRefused(
            List<String> days, String since, String until, String message) {
        assertThatThrownBy(
                        () ->
                                Days.parse(
                                        days,
                                        Optional.ofNullable(since),
                                        Optional.ofNullable(until),
                                        ZoneOffset.UTC,
                                        NOW))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(message);
    }

    private static Days days(String day, ZoneId zone, Instant now) {
        return Days.parse(List.of(day), Optional.empty(), Optional.empty(), zone, now);
    }
}
