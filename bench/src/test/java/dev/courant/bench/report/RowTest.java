package dev.courant.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class RowTest {

    private static final Goal AT_LEAST = new Goal(">= 0.6");

    @Test
    void theMedianDecidesWhetherTheGoalIsMet() {
        // given one round that would meet it
        var row = Row.of(1, "enricher", AT_LEAST, List.of(0.5, 0.59, 0.9), List.of());

        // then
        assertThat(row.met()).isFalse();
        assertThat(row.median()).isEqualTo(0.59);
    }

    @Test
    void aFigureThatIsNotAsItShouldBeSpoilsTheRow() {
        // given
        var heap = Figure.of("heap, KB", new Goal("<= 8"), List.of(9.0));

        // when
        var row = Row.of(9, "poller", AT_LEAST, List.of(1.0), List.of(heap));

        // then
        assertThat(row.met()).isFalse();
        assertThat(row.goal()).isEqualTo(">= 0.6; heap, KB <= 8");
        assertThat(row.notes()).containsExactly("heap, KB 9 (goal: <= 8)");
    }

    @Test
    void aRowWhoseRatioIsOnlyToldHasTheGoalsOfItsFigures() {
        // given
        var quota = Figure.of("quota", new Goal("= 0"), List.of(0.0));
        var cpu = Figure.of("CPU, ms", 3.917);

        // when
        var row = Row.of(9, "poller", Goal.REPORT, List.of(1.0), List.of(quota, cpu));

        // then
        assertThat(row.goal()).isEqualTo("quota = 0");
        assertThat(row.met()).isTrue();
        assertThat(row.notes()).containsExactly("quota 0 (goal: = 0)", "CPU, ms 3.92");
    }
}
