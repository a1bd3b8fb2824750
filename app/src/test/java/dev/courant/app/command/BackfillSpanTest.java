package dev.courant.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.app.config.UsageException;
import dev.courant.app.once.Days;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

class BackfillSpanTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = Instant.parse("2026-03-10T20:00:00Z");

    private static BackfillSpan span(String since, String until) {
        return BackfillSpan.parse(since, Optional.ofNullable(until), ZONE, NOW);
    }

    private static LocalDate march(int day) {
        return LocalDate.of(2026, 3, day);
    }

    @Test
    void beginsAtTheZonesMidnight() {
        assertThat(span("2026-03-01", null).start()).isEqualTo("2026-02-28T16:00:00Z");
    }

    @Test
    void goesOnToWhatHasBeenRead() {
        var read = Instant.parse("2026-03-08T16:00:00Z");

        assertThat(span("2026-03-05", "2026-03-06").before(read))
                .contains(Days.between(march(5), march(8), ZONE));
        assertThat(span("2026-03-08", "2026-03-10").before(read))
                .contains(Days.between(march(8), march(8), ZONE));
        assertThat(span("2026-03-09", null).before(read)).isEmpty();
    }

    @Test
    void takesTheDayThatTheFirstReadCutInTwo() {
        var inTheMorning = Instant.parse("2026-03-09T01:00:00Z");

        assertThat(span("2026-03-08", null).before(inTheMorning))
                .contains(Days.between(march(8), march(9), ZONE));
    }

    @Test
    void refusesWhatIsNoSpanOfThePast() {
        assertThatThrownBy(() -> span("2026-03-05", "2026-03-04"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("swap");
        assertThatThrownBy(() -> span("2026-03-11", null))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("2026-03-11 is not over");
        assertThatThrownBy(() -> span("march", null)).hasMessageContaining("'march' is no day");
        assertThat(span("yesterday", null).first()).isEqualTo(march(10));
    }
}
