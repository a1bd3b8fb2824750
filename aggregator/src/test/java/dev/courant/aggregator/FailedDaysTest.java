package dev.courant.aggregator;

import static dev.courant.aggregator.Given.REPO;
import static dev.courant.aggregator.Given.commit;
import static dev.courant.aggregator.Given.failing;
import static dev.courant.aggregator.Given.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.courant.schemas.DayStatus;
import dev.courant.schemas.RepoDayDigest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;

class FailedDaysTest {

    private static final String DAY_1 = "2026-02-24T00:00:00Z";
    private static final String DAY_2 = "2026-02-25T00:00:00Z";
    private static final String DAY_3 = "2026-02-26T00:00:00Z";
    private static final String DAY_4 = "2026-02-27T00:00:00Z";

    private final Harness aggregator = Harness.in("UTC");

    @AfterEach
    void close() {
        aggregator.close();
    }

    @Test
    void aFailedDayKeepsItsEventsAndTheReasonAndRecoversWithTheNextRevision() {
        // given
        aggregator.accept(commit(REPO, "a", "2026-02-24T10:00:00Z"));
        aggregator.accept(failing(REPO, DAY_1, "2026-02-24T12:00:00Z", "2026-02-25T00:00:01Z", 1));
        var failed = only();
        aggregator.accept(failing(REPO, DAY_1, "2026-02-24T12:00:00Z", "2026-02-25T00:05:00Z", 1));
        assertThat(aggregator.emitted()).isEmpty();

        // when
        aggregator.accept(progress(REPO, DAY_1, DAY_2, 1));

        // then
        assertThat(failed.getStatus()).isEqualTo(DayStatus.FAILED);
        assertThat(failed.getProblem().getReason()).isEqualTo("GitHub answers 502");
        assertThat(failed.getEvents()).hasSize(1);
        var recovered = only();
        assertThat(recovered.getStatus()).isEqualTo(DayStatus.OK);
        assertThat(recovered.getRevision()).isEqualTo(2);
        assertThat(recovered.getProblem()).isNull();
    }

    @Test
    void aRepositoryThatWasNeverReadFailsFromItsFirstDay() {
        // when
        aggregator.accept(failing(REPO, DAY_1, DAY_1, "2026-02-26T08:00:00Z", 0));

        // then
        assertThat(aggregator.emitted())
                .extracting(RepoDayDigest::getDay, RepoDayDigest::getStatus)
                .containsExactly(
                        tuple(LocalDate.parse("2026-02-24"), DayStatus.FAILED),
                        tuple(LocalDate.parse("2026-02-25"), DayStatus.FAILED));
    }

    @Test
    void aProblemFirstClosesWhatWasReadBeforeIt() {
        // when
        aggregator.accept(failing(REPO, DAY_1, DAY_2, "2026-02-26T08:00:00Z", 0));

        // then
        assertThat(aggregator.emitted())
                .extracting(RepoDayDigest::getDay, RepoDayDigest::getStatus)
                .containsExactly(
                        tuple(LocalDate.parse("2026-02-24"), DayStatus.QUIET),
                        tuple(LocalDate.parse("2026-02-25"), DayStatus.FAILED));
    }

    @Test
    void failsTwiceWithAGoodDayBetween() {
        // given
        aggregator.accept(failing(REPO, DAY_1, DAY_1, DAY_2, 0));
        aggregator.accept(progress(REPO, DAY_1, DAY_3, 0));
        aggregator.emitted();

        // when
        aggregator.accept(failing(REPO, DAY_1, DAY_3, DAY_4, 0));

        // then
        var digest = only();
        assertThat(digest.getDay()).isEqualTo(LocalDate.parse("2026-02-26"));
        assertThat(digest.getStatus()).isEqualTo(DayStatus.FAILED);
        assertThat(digest.getRevision()).isEqualTo(1);
    }

    @Test
    void anEventOfAFailedDayIsReportedWhileItStillFails() {
        // given
        aggregator.accept(failing(REPO, DAY_1, DAY_1, DAY_2, 0));
        aggregator.emitted();

        // when
        aggregator.accept(commit(REPO, "a", "2026-02-24T23:59:00Z"));
        aggregator.accept(failing(REPO, DAY_1, DAY_1, "2026-02-25T00:05:00Z", 1));

        // then
        var digest = only();
        assertThat(digest.getStatus()).isEqualTo(DayStatus.FAILED);
        assertThat(digest.getRevision()).isEqualTo(2);
        assertThat(digest.getEvents()).hasSize(1);
    }

    @Test
    void anEventOfAFailedDayWaitsForTheDayToCloseOnceTheRepositoryIsReadAgain() {
        // given
        aggregator.accept(failing(REPO, DAY_1, DAY_1, DAY_2, 0));
        aggregator.accept(commit(REPO, "a", "2026-02-24T11:00:00Z"));
        aggregator.emitted();

        // when
        aggregator.accept(progress(REPO, DAY_1, "2026-02-24T20:00:00Z", 1));
        var meanwhile = aggregator.emitted();
        aggregator.accept(progress(REPO, DAY_1, DAY_2, 1));

        // then
        assertThat(meanwhile).isEmpty();
        assertThat(only().getStatus()).isEqualTo(DayStatus.OK);
    }

    @Test
    void aDayThatWasClosedInAnEarlierWatchIsNotSaidToHaveFailed() {
        // given
        aggregator.accept(progress(REPO, DAY_1, DAY_2, 0));
        aggregator.accept(progress(REPO, DAY_3, DAY_4, 0));
        aggregator.emitted();

        // when
        aggregator.accept(failing(REPO, DAY_1, DAY_1, "2026-02-27T08:00:00Z", 0));

        // then
        assertThat(only().getDay()).isEqualTo(LocalDate.parse("2026-02-25"));
    }

    @Test
    void anEventOfAFailedDayIsReportedWhenTheRepositoryFailsAgain() {
        // given
        aggregator.accept(failing(REPO, DAY_1, DAY_1, DAY_2, 0));
        aggregator.accept(commit(REPO, "a", "2026-02-24T11:00:00Z"));
        aggregator.accept(progress(REPO, DAY_1, "2026-02-24T20:00:00Z", 1));
        aggregator.emitted();

        // when
        aggregator.accept(failing(REPO, DAY_1, "2026-02-24T20:00:00Z", "2026-02-25T00:10:00Z", 1));

        // then
        var digest = only();
        assertThat(digest.getStatus()).isEqualTo(DayStatus.FAILED);
        assertThat(digest.getEvents()).hasSize(1);
    }

    private RepoDayDigest only() {
        var emitted = aggregator.emitted();
        assertThat(emitted).hasSize(1);
        return emitted.getFirst();
    }
}
