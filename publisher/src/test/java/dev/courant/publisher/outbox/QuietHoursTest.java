package dev.courant.publisher.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

class QuietHoursTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest
    @CsvSource({
        // a night, at +8
        "22:00, 07:00, 2026-02-24T13:59:59Z, 2026-02-24T13:59:59Z",
        "22:00, 07:00, 2026-02-24T14:00:00Z, 2026-02-24T23:00:00Z",
        "22:00, 07:00, 2026-02-24T18:00:00Z, 2026-02-24T23:00:00Z",
        "22:00, 07:00, 2026-02-24T22:59:59Z, 2026-02-24T23:00:00Z",
        "22:00, 07:00, 2026-02-24T23:00:00Z, 2026-02-24T23:00:00Z",
        // a lunch break
        "12:00, 13:00, 2026-02-24T04:30:00Z, 2026-02-24T05:00:00Z",
        "12:00, 13:00, 2026-02-24T05:00:00Z, 2026-02-24T05:00:00Z",
        // until midnight
        "20:00, 00:00, 2026-02-24T13:00:00Z, 2026-02-24T16:00:00Z"
    })
    void holdBackUntilTheirEnd(LocalTime from, LocalTime until, Instant moment, Instant after) {
        assertThat(new QuietHours(from, until, SHANGHAI).after(moment)).isEqualTo(after);
    }

    @Test
    void cannotBeNoTimeOrAllDay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QuietHours(LocalTime.NOON, LocalTime.NOON, SHANGHAI));
    }
}
