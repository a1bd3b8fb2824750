package dev.courant.aggregator;

import static dev.courant.aggregator.Given.REPO;
import static dev.courant.aggregator.Given.commit;
import static dev.courant.aggregator.Given.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.DayStatus;
import dev.courant.schemas.DigestKey;
import dev.courant.schemas.RepoDayDigest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;

class ReopenedDaysTest {

    private static final String DAY_1 = "2026-02-24T00:00:00Z";
    private static final String DAY_2 = "2026-02-25T00:00:00Z";
    private static final String DAY_3 = "2026-02-26T00:00:00Z";
    private static final DigestKey DAY = new DigestKey(REPO, LocalDate.parse("2026-02-24"));

    private final Harness aggregator = Harness.in("UTC");

    @AfterEach
    void close() {
        aggregator.close();
    }

    @Test
    void aDayThatIsAskedForGetsOneMoreRevisionWithTheNextProgress() {
        aggregator.accept(commit(REPO, "a", "2026-02-24T10:00:00Z"));
        aggregator.accept(progress(REPO, DAY_1, DAY_3, 1));
        var first = aggregator.emitted().getFirst();

        aggregator.askFor(DAY);
        aggregator.askFor(DAY);
        assertThat(aggregator.emitted()).isEmpty();
        aggregator.accept(progress(REPO, DAY_1, DAY_3, 1));

        assertThat(aggregator.emitted())
                .extracting(RepoDayDigest::toString)
                .containsExactly(RepoDayDigest.newBuilder(first).setRevision(2).build().toString());
        aggregator.accept(progress(REPO, DAY_1, DAY_3, 1));
        assertThat(aggregator.emitted()).isEmpty();
    }

    @Test
    void aQuietDayCanBeAskedForToo() {
        aggregator.accept(progress(REPO, DAY_1, DAY_2, 0));
        aggregator.emitted();

        aggregator.askFor(DAY);
        aggregator.accept(progress(REPO, DAY_1, DAY_2, 0));

        assertThat(aggregator.emitted())
                .singleElement()
                .satisfies(
                        digest -> {
                            assertThat(digest.getStatus()).isEqualTo(DayStatus.QUIET);
                            assertThat(digest.getRevision()).isEqualTo(2);
                        });
    }

    @Test
    void askingForADayThatIsOpenChangesNothing() {
        aggregator.accept(commit(REPO, "a", "2026-02-24T10:00:00Z"));

        aggregator.askFor(DAY);
        aggregator.accept(progress(REPO, DAY_1, "2026-02-24T12:00:00Z", 1));
        assertThat(aggregator.emitted()).isEmpty();
        aggregator.accept(progress(REPO, DAY_1, DAY_2, 1));

        assertThat(aggregator.emitted()).extracting(RepoDayDigest::getRevision).containsExactly(1);
    }
}
