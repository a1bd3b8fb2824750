package dev.courant.publisher.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.notify.AlertNotice;
import dev.courant.notify.Level;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;

class BudgetTest {

    private static final Instant TEN = Instant.parse("2026-02-24T10:00:00Z");

    @Test
    void lastsForAnHourOfTheClock() {
        var budget = Budget.NONE;
        for (int i = 0; i < 3; i++) {
            budget = budget.next(alert("a" + i, 50), TEN.plusSeconds(i), 2);
        }
        assertThat(budget.held()).isEqualTo(alert("a2", 50));
        assertThat(budget.end()).isEqualTo("2026-02-24T11:00:00Z");

        var next = budget.next(alert("b", 50), TEN.plus(Duration.ofHours(1)), 2);

        assertThat(next.held()).isNull();
        assertThat(next.sent()).isEqualTo(1);
    }

    @Test
    void keepsTheWeightiestOfThoseHeldAndCountsTheOthers() {
        var budget = Budget.NONE.next(alert("first", 90), TEN, 1);
        for (int score : new int[] {60, 80, 70, 80}) {
            budget = budget.next(alert("s" + score, score), TEN, 1);
        }

        assertThat(budget.held().id()).isEqualTo("s80");
        assertThat(budget.held().further()).isEqualTo(3);
    }

    @Test
    void isKeptAsItWas() {
        var budget = new Budget(Long.MIN_VALUE, 0, null);
        var full = Budget.NONE.next(alert("x", 1), TEN, 1).next(alert("y", 2), TEN, 1);

        assertThat(again(budget)).isEqualTo(budget);
        assertThat(again(full)).isEqualTo(full);
    }

    private static Budget again(Budget budget) {
        var serde = BudgetSerde.serde();
        return serde.deserializer().deserialize("t", serde.serializer().serialize("t", budget));
    }

    private static AlertNotice alert(String id, int score) {
        return new AlertNotice(
                id,
                "a/b",
                Level.HIGH,
                score,
                "title",
                "Ada",
                URI.create("https://github.com/a/b/issues/1"),
                null,
                TEN,
                "en",
                0);
    }
}
