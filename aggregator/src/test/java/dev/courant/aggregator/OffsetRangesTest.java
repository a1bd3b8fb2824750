package dev.courant.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class OffsetRangesTest {

    private static final String TOPIC = "courant.enriched";

    @Test
    void mergesNeighboursWithinTheGap() {
        // given
        var ranges = new OffsetRanges(2);

        // when
        var merged = add(ranges, 10, 13, 20, 11);

        // then
        assertThat(merged).containsExactly(stretch(10, 13), stretch(20, 20));
    }

    @Test
    void keepsRangesApartBeyondTheGap() {
        assertThat(add(new OffsetRanges(2), 10, 14))
                .containsExactly(stretch(10, 10), stretch(14, 14));
    }

    @Test
    void anOffsetBetweenTwoRangesJoinsThem() {
        assertThat(add(new OffsetRanges(0), 10, 12, 11)).containsExactly(stretch(10, 12));
    }

    @Test
    void keepsTopicsAndPartitionsApart() {
        // given
        var ranges = new OffsetRanges(100);
        var one = ranges.with(List.of(), "b", 0, 5);

        // when
        var three = ranges.with(ranges.with(one, "a", 1, 6), "a", 0, 7);

        // then
        assertThat(three)
                .containsExactly(
                        new Stretch("a", 0, 7L, 7L),
                        new Stretch("a", 1, 6L, 6L),
                        new Stretch("b", 0, 5L, 5L));
    }

    @Test
    void mergesTheNearestWhenThereAreTooMany() {
        // given
        var ranges = new OffsetRanges(0);
        List<Stretch> spread = List.of();
        for (long offset = 0; offset < 16; offset++) {
            spread = ranges.with(spread, TOPIC, 0, offset * 1000);
        }

        // when
        var limited = ranges.with(spread, TOPIC, 0, 7010);

        // then
        assertThat(limited).hasSize(OffsetRanges.MAX_PER_PARTITION).contains(stretch(7000, 7010));
    }

    @Test
    void neverMissesAnOffsetAndNeverGrows() {
        var random = new Random(7);
        for (int run = 0; run < 200; run++) {
            // given
            var ranges = new OffsetRanges(random.nextInt(20));
            var offsets = random.longs(100, 0, 10_000).toArray();

            // when
            var all = add(ranges, offsets);

            // then
            assertThat(all).hasSizeLessThanOrEqualTo(OffsetRanges.MAX_PER_PARTITION);
            for (long offset : offsets) {
                assertThat(all)
                        .anyMatch(one -> one.getFirst() <= offset && offset <= one.getLast());
            }
            var firsts = new ArrayList<>(all.stream().map(Stretch::getFirst).toList());
            assertThat(firsts).isSorted().doesNotHaveDuplicates();
        }
    }

    private static List<Stretch> add(OffsetRanges ranges, long... offsets) {
        List<Stretch> all = List.of();
        for (long offset : offsets) {
            all = ranges.with(all, TOPIC, 0, offset);
        }
        return all;
    }

    private static Stretch stretch(long first, long last) {
        return new Stretch(TOPIC, 0, first, last);
    }
}
