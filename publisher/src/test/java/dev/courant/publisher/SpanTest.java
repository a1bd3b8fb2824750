package dev.courant.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.Period;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;

class SpanTest {

    @ParameterizedTest
    @CsvSource({
        "WEEK, 2026-02-24, 2026-W09, 2026-02-23, 2026-03-01, 7",
        "WEEK, 2026-02-23, 2026-W09, 2026-02-23, 2026-03-01, 7",
        "WEEK, 2026-03-01, 2026-W09, 2026-02-23, 2026-03-01, 7",
        "WEEK, 2025-12-29, 2026-W01, 2025-12-29, 2026-01-04, 7",
        "WEEK, 2026-01-04, 2026-W01, 2025-12-29, 2026-01-04, 7",
        "WEEK, 2027-01-03, 2026-W53, 2026-12-28, 2027-01-03, 7",
        "WEEK, 2027-01-04, 2027-W01, 2027-01-04, 2027-01-10, 7",
        "MONTH, 2026-02-24, 2026-02, 2026-02-01, 2026-02-28, 28",
        "MONTH, 2028-02-29, 2028-02, 2028-02-01, 2028-02-29, 29",
        "MONTH, 2026-12-31, 2026-12, 2026-12-01, 2026-12-31, 31"
    })
    void knowsItsNameAndItsDays(
            Period period,
            LocalDate day,
            String name,
            LocalDate first,
            LocalDate last,
            int length) {
        var span = Span.of(period, day);

        assertThat(span).hasToString(name);
        assertThat(span.first()).isEqualTo(first);
        assertThat(span.last()).isEqualTo(last);
        assertThat(span.days()).hasSize(length).contains(day).startsWith(first).endsWith(last);
    }

    @Test
    void isTheSameAgainFromTheStore() {
        var week = Span.of(Period.WEEK, LocalDate.parse("2027-01-03"));
        try (var serde = Span.serde()) {
            var bytes = serde.serializer().serialize("", week);

            assertThat(serde.deserializer().deserialize("", bytes)).isEqualTo(week);
        }
    }

    @Test
    void standsBesideThoseOfItsKindInTheOrderOfTime() {
        assertThat(Span.of(Period.WEEK, LocalDate.parse("2026-12-31")).key())
                .isLessThan(Span.of(Period.WEEK, LocalDate.parse("2027-01-04")).key())
                .startsWith(Span.prefix(Period.WEEK));
    }
}
