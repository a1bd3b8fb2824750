package dev.courant.app.once;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.AvroSerdes;
import dev.courant.schemas.DayCounts;
import dev.courant.schemas.DayStatus;
import dev.courant.schemas.DigestKey;
import dev.courant.schemas.Edition;
import dev.courant.schemas.EditionRepo;
import dev.courant.schemas.Progress;
import dev.courant.schemas.ReadProblem;
import dev.courant.schemas.RepoDayDigest;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

class DayBoardTest {

    private static final LocalDate DAY = LocalDate.of(2026, 2, 24);
    private static final Instant START = Instant.parse("2026-02-24T00:00:00Z");
    private static final Instant END = Instant.parse("2026-02-25T00:00:00Z");
    private static final Instant RUN = Instant.parse("2026-02-26T08:00:00Z");
    private static final Instant NOON = Instant.parse("2026-02-24T12:00:00Z");

    @BeforeAll
    static void trustTheRecords() {
        assertThat(new AvroSerdes("mock://day-board")).isNotNull();
    }

    private final DayBoard board =
            new DayBoard(
                    new Days(new TreeSet<>(List.of(DAY)), ZoneOffset.UTC), List.of("a/b", "c/d"));

    @Test
    void isDoneWhenTheEditionHoldsTheLatestDigestOfEachRepository() {
        board.startRun(RUN);
        whole("a/b", 1);
        whole("c/d", 2);
        assertThat(board.done()).isFalse();

        board.edition(DAY, edition(part("a/b", 1), part("c/d", 2)));

        assertThat(board.done()).isTrue();
        assertThat(board.reason("a/b", DAY)).isEmpty();
    }

    @Test
    void isDoneAtOnceWithWhatEarlierRunsLeft() {
        whole("a/b", 1);
        whole("c/d", 1);
        board.edition(DAY, edition(part("a/b", 1), part("c/d", 1)));

        assertThat(board.done()).isTrue();
    }

    @Test
    void takesNoEditionThatANewerDigestHasOvertaken() {
        board.startRun(RUN);
        whole("a/b", 1);
        whole("c/d", 1);
        board.edition(DAY, edition(part("a/b", 1), part("c/d", 1)));

        digest("c/d", 2, DayStatus.OK);

        assertThat(board.done()).isFalse();
    }

    @Test
    void takesNoEditionWithoutARepositoryThatHasBeenAddedSince() {
        board.startRun(RUN);
        whole("a/b", 1);
        whole("c/d", 1);

        board.edition(DAY, edition(part("a/b", 1)));

        assertThat(board.done()).isFalse();
    }

    @Test
    void takesNoDigestForWholeBeforeTheDayIsReadFromStartToEnd() {
        board.startRun(RUN);
        whole("a/b", 1);
        digest("c/d", 1, DayStatus.OK);
        board.edition(DAY, edition(part("a/b", 1), part("c/d", 1)));

        board.progress("c/d", progress("c/d", NOON, END, RUN, null), RUN);
        assertThat(board.done()).as("its morning is missing").isFalse();

        board.progress("c/d", progress("c/d", START, NOON, RUN, null), RUN);
        assertThat(board.done()).as("its afternoon is missing").isFalse();

        board.progress("c/d", progress("c/d", START, END, RUN, null), RUN);
        assertThat(board.done()).isTrue();
    }

    @Test
    void countsARepositoryThatCannotBeReadInThisRunAsAnswered() {
        board.startRun(RUN);
        whole("a/b", 1);
        board.progress("c/d", progress("c/d", START, START, RUN, "no such repository"), RUN);
        assertThat(board.answered()).isEqualTo(1);

        digest("c/d", 1, DayStatus.FAILED);
        board.edition(DAY, edition(part("a/b", 1), part("c/d", 1)));

        assertThat(board.answered()).isEqualTo(board.total()).isEqualTo(2);
        assertThat(board.done()).isTrue();
        assertThat(board.reason("c/d", DAY))
                .hasValueSatisfying(
                        reason -> assertThat(reason).startsWith("no such repository (since "));
    }

    @Test
    void triesARepositoryAgainThatCouldNotBeReadInAnEarlierRun() {
        board.progress("c/d", progress("c/d", START, START, NOON, "timed out"), NOON);
        digest("c/d", 1, DayStatus.FAILED);
        whole("a/b", 1);
        board.edition(DAY, edition(part("a/b", 1), part("c/d", 1)));
        assertThat(board.done()).isFalse();

        board.startRun(RUN);
        board.progress("c/d", progress("c/d", START, START, NOON, "still the old poll"), NOON);
        assertThat(board.done()).isFalse();

        whole("c/d", 2);
        board.edition(DAY, edition(part("a/b", 1), part("c/d", 2)));
        assertThat(board.done()).isTrue();
    }

    @Test
    void doesNotWaitForAnEditionWhenTheStartOfTheDayIsOutOfReach() {
        board.startRun(RUN);
        whole("a/b", 1);

        board.progress("c/d", progress("c/d", END, END.plusSeconds(60), RUN, "gone"), RUN);

        assertThat(board.done()).isTrue();
        assertThat(board.edition(DAY)).isEmpty();
    }

    @Test
    void doesNotWaitForOlderDaysThatCannotBeRead() {
        board.startRun(RUN);
        whole("a/b", 1);
        var polled = progress("c/d", END, RUN, RUN, null);
        board.progress("c/d", polled, RUN);
        assertThat(board.done()).as("they are being read").isFalse();

        polled.setBackfillProblem(new ReadProblem("timed out", RUN));
        board.progress("c/d", polled, RUN);

        assertThat(board.done()).isTrue();
        assertThat(board.reason("c/d", DAY))
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("timed out"));
    }

    @Test
    void asksForNothingElse() {
        assertThat(board.asksFor(new DigestKey("a/b", DAY))).isTrue();
        assertThat(board.asksFor(new DigestKey("a/b", DAY.plusDays(1)))).isFalse();
        assertThat(board.asksFor(new DigestKey("e/f", DAY))).isFalse();
    }

    private void whole(String repo, int revision) {
        board.progress(repo, progress(repo, START, END, RUN, null), RUN);
        digest(repo, revision, DayStatus.OK);
    }

    private void digest(String repo, int revision, DayStatus status) {
        board.digest(
                new DigestKey(repo, DAY),
                RepoDayDigest.newBuilder()
                        .setRepo(repo)
                        .setDay(DAY)
                        .setZone("UTC")
                        .setRevision(revision)
                        .setStatus(status)
                        .setCounts(new DayCounts(0, 0, 0, 0, 0))
                        .build());
    }

    private static Progress progress(
            String repo, Instant from, Instant through, Instant observedAt, String problem) {
        return Progress.newBuilder()
                .setRepo(repo)
                .setFrom(from)
                .setThrough(through)
                .setObservedAt(observedAt)
                .setEvents(0)
                .setProblem(problem == null ? null : new ReadProblem(problem, observedAt))
                .build();
    }

    private static EditionRepo part(String repo, int revision) {
        return EditionRepo.newBuilder()
                .setRepo(repo)
                .setStatus(DayStatus.OK)
                .setDigestRevision(revision)
                .build();
    }

    private static Edition edition(EditionRepo... parts) {
        return Edition.newBuilder()
                .setDay(DAY)
                .setTitle("t")
                .setZone("UTC")
                .setLanguage("zh")
                .setRevision(1)
                .setComplete(true)
                .setRepos(Arrays.asList(parts))
                .build();
    }
}
