package dev.courant.aggregator;

import static dev.courant.aggregator.Given.REPO;
import static dev.courant.aggregator.Given.commit;
import static dev.courant.aggregator.Given.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.ZoneOffset;

class CostTest {

    private static final Instant START = Instant.parse("2026-02-24T00:00:00Z");
    private static final Instant END = Instant.parse("2026-02-25T00:00:00Z");

    private final CountingStores stores = new CountingStores();
    private final Harness aggregator = new Harness(AggregatorConfig.in(ZoneOffset.UTC), stores);

    @AfterEach
    void close() {
        aggregator.close();
    }

    @Test
    void anEventCostsTheSameHoweverManyItsDayHolds() {
        // given
        accept(0, 100);
        int before = stores.points();
        accept(100, 200);
        int early = stores.points() - before;
        accept(200, 1900);

        // when
        before = stores.points();
        accept(1900, 2000);
        int late = stores.points() - before;

        // then
        assertThat(late).isEqualTo(early).isPositive();
        assertThat(stores.scans()).isZero();
    }

    @Test
    void aProgressThatMakesNothingDueScansNothing() {
        // given
        accept(0, 10);
        aggregator.accept(progress(REPO, START, END, 10));
        aggregator.emitted();
        int before = stores.scans();

        // when
        for (int minute = 1; minute <= 100; minute++) {
            aggregator.accept(progress(REPO, START, END.plusSeconds(60L * minute), 10));
        }

        // then
        assertThat(stores.scans()).isEqualTo(before).isPositive();
    }

    @Test
    void lateEventsAreNotADigestEach() {
        // given
        aggregator.accept(progress(REPO, START, END, 0));
        aggregator.emitted();

        // when
        accept(0, 100);

        // then
        assertThat(aggregator.emitted()).isEmpty();
        assertThat(stores.scans()).isZero();
    }

    private void accept(int from, int to) {
        for (int i = from; i < to; i++) {
            aggregator.accept(commit(REPO, "sha" + i, START.plusSeconds(i)));
        }
    }
}
