package dev.courant.notify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Optional;

class RetryAfterTest {

    @ParameterizedTest
    @CsvSource({
        "30,                              PT30S",
        "0,                               PT1S",
        "-5,                              PT1S",
        "1.25,                            PT1.25S",
        "NaN,                             PT1S",
        "1e30,                            P1D",
        "'Tue, 24 Feb 2026 12:01:00 GMT', PT1M",
        "'Tue, 24 Feb 2026 11:00:00 GMT', PT1S",
        "soon,",
        "'',"
    })
    void isSecondsOrADateWithinBounds(String header, Duration wait) {
        assertThat(RetryAfter.header(header, Samples.NOON)).isEqualTo(Optional.ofNullable(wait));
    }
}
