package dev.courant.enricher;

import static dev.courant.enricher.Samples.NOON;
import static dev.courant.enricher.Samples.mark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.ReadProblem;

import org.junit.jupiter.api.Test;

class ProgressMergeTest {

    @Test
    void coversWhatBothStreamsCover() {
        var commits = mark(NOON, NOON.plusSeconds(100)).build();
        var issues = mark(NOON.plusSeconds(10), NOON.plusSeconds(90)).build();

        var progress = ProgressMerge.of(commits, issues, 7);

        assertThat(progress.getFrom()).isEqualTo(NOON.plusSeconds(10));
        assertThat(progress.getThrough()).isEqualTo(NOON.plusSeconds(90));
        assertThat(progress.getObservedAt()).isEqualTo(NOON.plusSeconds(220));
        assertThat(progress.getEvents()).isEqualTo(7);
        assertThat(progress.getProblem()).isNull();
    }

    @Test
    void coversNothingWhereTheStreamsDoNotMeet() {
        var commits = mark(NOON, NOON.plusSeconds(10)).build();
        var issues = mark(NOON.plusSeconds(50), NOON.plusSeconds(60)).build();

        var progress = ProgressMerge.of(commits, issues, 0);

        assertThat(progress.getThrough())
                .isEqualTo(progress.getFrom())
                .isEqualTo(NOON.plusSeconds(50));
    }

    @Test
    void tellsTheProblemOfEither() {
        var commitsFail = new ReadProblem("commits fail", NOON);
        var issuesFail = new ReadProblem("issues fail", NOON);
        var good = mark(NOON, NOON).build();

        assertThat(
                        ProgressMerge.of(good, mark(NOON, NOON).setProblem(issuesFail).build(), 0)
                                .getProblem())
                .isEqualTo(issuesFail);
        assertThat(
                        ProgressMerge.of(
                                        mark(NOON, NOON).setProblem(commitsFail).build(),
                                        mark(NOON, NOON).setProblem(issuesFail).build(),
                                        0)
                                .getProblem())
                .isEqualTo(commitsFail);
    }

    @Test
    void tellsOfTheNewestMarkWhyOlderDaysCannotBeRead() {
        var fails = new ReadProblem("older days fail", NOON);
        var before = mark(NOON, NOON).setBackfillProblem(fails).build();
        var after = mark(NOON, NOON.plusSeconds(1)).build();

        assertThat(ProgressMerge.of(before, before, 0).getBackfillProblem()).isEqualTo(fails);
        assertThat(ProgressMerge.of(before, after, 0).getBackfillProblem()).isNull();
    }

    @Test
    void knowsTheNameOfTheNewestMark() {
        var before = mark(NOON, NOON).setCurrentName("octo/old").build();
        var after = mark(NOON, NOON.plusSeconds(1)).setCurrentName("octo/new").build();

        assertThat(ProgressMerge.of(before, after, 0).getCurrentName()).isEqualTo("octo/new");
        assertThat(ProgressMerge.of(after, before, 0).getCurrentName()).isEqualTo("octo/new");
    }
}
