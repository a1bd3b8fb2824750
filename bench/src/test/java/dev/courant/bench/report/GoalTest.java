package dev.courant.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoalTest {

    @ParameterizedTest
    @CsvSource({
        ">= 0.6, 0.6, true",
        ">= 0.6, 0.599, false",
        "<= 2, 2, true",
        "<= 2, 2.001, false",
        "= 0, 0, true",
        "= 0, 1, false",
    })
    void isMetUpToItsLimit(String goal, double median, boolean met) {
        assertThat(new Goal(goal).met(median)).isEqualTo(met);
    }

    @Test
    void whatIsOnlyToldIsAlwaysMet() {
        assertThat(Goal.REPORT.met(1e9)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fast", "> 0.6", ">= much", ">=0.6", ">= 0.6 or so"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> new Goal(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text);
    }
}
