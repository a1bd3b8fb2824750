package dev.courant.aggregator;

import static dev.courant.aggregator.Given.REPO;
import static dev.courant.aggregator.Given.commit;
import static dev.courant.aggregator.Given.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.courant.schemas.DayStatus;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.RepoDayDigest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;

class LateEventsTest {

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
    void lateEventsOfAClosedDayMakeOneNewRevision() {
        // given
        aggregator.accept(progress(REPO, DAY_1, DAY_2, 0));
        aggregator.emitted();
        aggregator.accept(
                commit(REPO, "a", "2026-02-24T10:00:00Z"),
                commit(REPO, "b", "2026-02-24T11:00:00Z"));
        assertThat(aggregator.emitted()).isEmpty();

        // when
        aggregator.accept(progress(REPO, DAY_1, DAY_2, 2));

        // then
        var digest = only();
        assertThat(digest.getRevision()).isEqualTo(2);
        assertThat(digest.getStatus()).isEqualTo(DayStatus.OK);
        assertThat(digest.getEvents()).hasSize(2);
    }

    @Test
    void anEventSeenTwiceIsReceivedTwiceButCountedOnce() {
        // given
        var event = commit(REPO, "a", "2026-02-24T10:00:00Z");
        aggregator.accept(event, EnrichedEvent.newBuilder(event).setRawOffset(900).build());

        // when
        aggregator.accept(progress(REPO, DAY_1, DAY_2, 2));

        // then
        assertThat(only().getCounts().getCommits()).isEqualTo(1);
    }

    @Test
    void aSecondSightingThatTellsTheSameLeavesAClosedDayAlone() {
        // given
        var event = commit(REPO, "a", "2026-02-24T10:00:00Z");
        aggregator.accept(event);
        aggregator.accept(progress(REPO, DAY_1, DAY_2, 1));
        aggregator.emitted();

        // when
        aggregator.accept(
                EnrichedEvent.newBuilder(event)
                        .setOccurredAt(Instant.parse("2026-02-25T12:00:00Z"))
                        .setRawOffset(900)
                        .build());
        aggregator.accept(progress(REPO, DAY_1, DAY_2, 2));

        // then
        assertThat(aggregator.emitted()).isEmpty();
    }

    @Test
    void aSecondSightingStaysInTheDayOfTheFirst() {
        // given
        aggregator.accept(commit(REPO, "a", "2026-02-24T10:00:00Z"));
        aggregator.accept(progress(REPO, DAY_1, DAY_2, 1));
        aggregator.emitted();
        var again =
                EnrichedEvent.newBuilder(commit(REPO, "a", "2026-02-25T10:00:00Z"))
                        .setScore(90)
                        .build();

        // when
        aggregator.accept(again);
        aggregator.accept(progress(REPO, DAY_1, DAY_3, 2));

        // then
        assertThat(aggregator.emitted())
                .extracting(
                        RepoDayDigest::getDay, RepoDayDigest::getRevision, RepoDayDigest::getStatus)
                .containsExactlyInAnyOrder(
                        tuple(LocalDate.parse("2026-02-24"), 2, DayStatus.OK),
                        tuple(LocalDate.parse("2026-02-25"), 1, DayStatus.QUIET));
    }

    @Test
    void anEarlierBeginningClosesTheDaysBeforeAndRevisesTheOneThatWasPartial() {
        // given
        aggregator.accept(commit(REPO, "c", "2026-02-26T18:00:00Z"));
        aggregator.accept(progress(REPO, "2026-02-26T12:00:00Z", DAY_4, 1));
        assertThat(only().getRevision()).isEqualTo(1);
        aggregator.accept(
                commit(REPO, "a", "2026-02-24T10:00:00Z"),
                commit(REPO, "b", "2026-02-26T06:00:00Z"));

        // when
        aggregator.accept(progress(REPO, DAY_1, "2026-02-27T00:05:00Z", 3));

        // then
        assertThat(aggregator.emitted())
                .extracting(
                        RepoDayDigest::getDay, RepoDayDigest::getStatus, RepoDayDigest::getRevision)
                .containsExactly(
                        tuple(LocalDate.parse("2026-02-24"), DayStatus.OK, 1),
                        tuple(LocalDate.parse("2026-02-25"), DayStatus.QUIET, 1),
                        tuple(LocalDate.parse("2026-02-26"), DayStatus.OK, 2));
    }

    @Test
    void daysThatNobodyReadAreNotSaidToBeQuiet() {
        // given
        aggregator.accept(progress(REPO, DAY_1, DAY_2, 0));
        aggregator.emitted();

        // when
        aggregator.accept(progress(REPO, DAY_3, DAY_4, 0));
        var resumed = aggregator.emitted();
        aggregator.accept(progress(REPO, DAY_1, DAY_4, 0));

        // then
        assertThat(Harness.days(resumed)).containsExactly(LocalDate.parse("2026-02-26"));
        assertThat(Harness.days(aggregator.emitted()))
                .containsExactly(LocalDate.parse("2026-02-25"));
    }

    @Test
    void aDayThatHasBeenRevisedIsNotRevisedAgainWithItsNeighbours() {
        // given
        aggregator.accept(progress(REPO, DAY_1, DAY_4, 0));
        aggregator.accept(commit(REPO, "b", "2026-02-25T10:00:00Z"));
        aggregator.accept(progress(REPO, DAY_1, DAY_4, 1));
        aggregator.emitted();
        aggregator.accept(
                commit(REPO, "a", "2026-02-24T10:00:00Z"),
                commit(REPO, "c", "2026-02-26T10:00:00Z"));

        // when
        aggregator.accept(progress(REPO, DAY_1, DAY_4, 3));

        // then
        assertThat(Harness.days(aggregator.emitted()))
                .containsExactly(LocalDate.parse("2026-02-24"), LocalDate.parse("2026-02-26"));
    }

    private RepoDayDigest only() {
        var emitted = aggregator.emitted();
        assertThat(emitted).hasSize(1);
        return emitted.getFirst();
    }
}
