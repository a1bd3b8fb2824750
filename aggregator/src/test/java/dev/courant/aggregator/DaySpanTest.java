package dev.courant.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

class DaySpanTest {

    private static final LocalDate DAY = LocalDate.parse("2026-02-01");

    @Test
    void aSpanThatEndsBeforeItBeginsIsEmpty() {
        assertThat(span(5, 3).isEmpty()).isTrue();
        assertThat(span(5, 3).days()).isEmpty();
    }

    @Test
    void doesNotClaimTheDaysBetweenTwoSpansThatAreApart() {
        assertThat(span(1, 3).extendedBy(span(4, 6))).isEqualTo(span(4, 6));
        assertThat(span(4, 6).extendedBy(span(1, 3))).isEqualTo(span(1, 3));
    }

    @Test
    void growsByASpanThatTouches() {
        assertThat(span(1, 3).extendedBy(span(3, 6))).isEqualTo(span(1, 6));
        assertThat(span(3, 6).extendedBy(span(1, 3))).isEqualTo(span(1, 6));
    }

    @Test
    void anEmptySpanChangesNothing() {
        assertThat(span(1, 3).extendedBy(span(9, 9))).isEqualTo(span(1, 3));
        assertThat(span(9, 9).extendedBy(span(1, 3))).isEqualTo(span(1, 3));
        assertThat(span(1, 3).hull(span(9, 9))).isEqualTo(span(1, 3));
    }

    @Test
    void agreesWithSetsOfDays() {
        var random = new Random(20260224);
        for (int i = 0; i < 5000; i++) {
            // given
            var one = span(random.nextInt(8), random.nextInt(8));
            var other = span(random.nextInt(8), random.nextInt(8));

            // when
            var rest =
                    one.minus(other).stream().flatMap(DaySpan::days).collect(Collectors.toList());

            // then
            var expected = new HashSet<>(days(one));
            expected.removeAll(days(other));
            assertThat(rest).isSorted().containsExactlyInAnyOrderElementsOf(expected);
            assertThat(days(one.hull(other))).containsAll(days(one)).containsAll(days(other));
        }
    }

    private static Set<LocalDate> days(DaySpan span) {
        return span.days().collect(Collectors.toSet());
    }

    private static DaySpan span(int from, int to) {
        return new DaySpan(DAY.plusDays(from), DAY.plusDays(to));
    }
}
