package dev.courant.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "0,0 s",
        "59,59 s",
        "120,2 m",
        "3725,1 h 2 m",
        "93784,1 d 2 h",
        "86400,1 d",
        "-5,0 s"
    })
    void aSpanHasItsTwoLargestUnits(long seconds, String text) {
        assertThat(Durations.text(Duration.ofSeconds(seconds))).isEqualTo(text);
    }
}
