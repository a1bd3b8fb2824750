package dev.courant.aggregator;

import static dev.courant.aggregator.Given.REPO;
import static dev.courant.aggregator.Given.commit;
import static dev.courant.aggregator.Given.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.Progress;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.ZoneOffset;

class CostTest {

    private static final Instant START = Instant.parse("2026-02-24T00:00:00Z");
    private static final Instant END = Instant.parse("2026-02-25T00:00:00Z");

    private static final Instant YEAR_BEFORE = Instant.parse("2025-02-24T00:00:00Z");

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
    void aProgressThatMakesNothingDueLooksAtNoDay() {
        // given
        accept(0, 10);
        aggregator.accept(progress(REPO, YEAR_BEFORE, END, 10));
        aggregator.emitted();
        int scans = stores.scans();
        int points = stores.points();

        // when
        aggregator.accept(progress(REPO, YEAR_BEFORE, END.plusSeconds(60), 10));

        // then
        assertThat(stores.scans()).isEqualTo(scans).isPositive();
        assertThat(stores.points() - points).isLessThan(10);
    }

    @Test
    void aFailureThatGoesOnLooksAtNoDayAgain() {
        // given
        aggregator.accept(failing(YEAR_BEFORE, END));
        assertThat(aggregator.emitted()).hasSize(366);
        int points = stores.points();

        // when
        aggregator.accept(failing(YEAR_BEFORE, END.plusSeconds(60)));

        // then
        assertThat(aggregator.emitted()).isEmpty();
        assertThat(stores.points() - points).isLessThan(10);
    }

    @Test
    void lateEventsAreNotADigestEach() {
        // given
        aggregator.accept(progress(REPO, START, END, 1));
        accept(0, 1);
        assertThat(aggregator.emitted()).hasSize(1);

        // when
        accept(1, 100);

        // then
        assertThat(aggregator.emitted()).isEmpty();
    }

    private static Progress failing(Instant from, Instant observedAt) {
        return Given.failing(REPO, from.toString(), from.toString(), observedAt.toString(), 0);
    }

    private void accept(int from, int to) {
        for (int i = from; i < to; i++) {
            aggregator.accept(commit(REPO, "sha" + i, START.plusSeconds(i)));
        }
    }
}
