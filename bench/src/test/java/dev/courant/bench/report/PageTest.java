package dev.courant.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;

class PageTest {

    private static final Machine MACHINE = new Machine(4, "25.0.3", 3072);
    private static final String EMPTY =
            "# Performance\n\nBefore.\n\n" + Page.BEGIN + "\n" + Page.END + "\n\nBehind.\n";

    @Test
    void onlyWhatStandsBetweenTheMarkersIsWrittenAnew() {
        // given
        var first = Page.update(EMPTY, List.of(row(0.5)), MACHINE);

        // when
        var second = Page.update(first, List.of(row(0.7)), MACHINE);

        // then
        assertThat(second)
                .startsWith("# Performance\n\nBefore.\n\n" + Page.BEGIN)
                .endsWith(Page.END + "\n\nBehind.\n")
                .contains("4 cores, JDK 25.0.3, 3072 MiB of heap")
                .contains("| 1 | enricher<br>copies 9,000 | 0.700 | 0.700, 0.700 | >= 0.6 | yes |")
                .doesNotContain("0.500");
    }

    @Test
    void aGoalThatIsMissedIsSeen() {
        assertThat(Page.update(EMPTY, List.of(row(0.5)), MACHINE)).contains("| **no** |");
    }

    @Test
    void aPageWithoutMarkersIsRefused() {
        assertThatThrownBy(() -> Page.update("# Performance\n", List.of(row(0.5)), MACHINE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Page.BEGIN);
    }

    private static Row row(double ratio) {
        return Row.of(
                1,
                "enricher",
                new Goal(">= 0.6"),
                List.of(ratio),
                List.of(Figure.of("copies", 9_000)));
    }
}
