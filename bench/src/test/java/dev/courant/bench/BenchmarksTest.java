package dev.courant.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BenchmarksTest {

    @Test
    void allRowsRunUnlessSomeAreNamed() {
        assertThat(Benchmarks.ids("")).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(Benchmarks.ids("1, 5")).containsExactly(1, 5);
    }

    @Test
    void aRowThatIsNotThereIsRefusedBeforeAnyIsRun() {
        assertThatThrownBy(() -> Benchmarks.ids("1,13"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("13");
    }
}
