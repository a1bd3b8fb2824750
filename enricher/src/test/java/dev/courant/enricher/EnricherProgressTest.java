package dev.courant.enricher;

import static dev.courant.enricher.Samples.NOON;
import static dev.courant.enricher.Samples.REPO;
import static dev.courant.enricher.Samples.commit;
import static dev.courant.enricher.Samples.issue;
import static dev.courant.enricher.Samples.mark;
import static dev.courant.enricher.Samples.sha;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Mark;
import dev.courant.schemas.Progress;
import dev.courant.schemas.ReadProblem;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;

/** When the enricher says how far a repository is complete, and how many events that is. */
class EnricherProgressTest {

    @TempDir private Path state;

    private DiffDesk desk;

    @BeforeEach
    void open() throws Exception {
        desk = new DiffDesk(state);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void saysHowFarBothStreamsAreCompleteAndHowManyEventsThatIs() {
        desk.hub.hasCommit(sha("a1"), "a.py", "+a");
        desk.commits.pipeInput(REPO, commit("a1", "x").build());
        desk.issues.pipeInput(REPO, issue(7, "why").build());

        var readAt = NOON.plusSeconds(420);
        desk.commits.pipeInput(
                REPO, mark(NOON, NOON.plusSeconds(300)).setObservedAt(readAt).build());
        assertThat(desk.progress.isEmpty()).isTrue();
        desk.issues.pipeInput(
                REPO,
                mark(NOON, NOON.plusSeconds(240)).setObservedAt(readAt).build(),
                NOON.plusSeconds(9));

        TestRecord<String, SpecificRecord> record = desk.progress.readRecord();
        assertThat(record.key()).isEqualTo(REPO);
        assertThat(record.getRecordTime()).isEqualTo(NOON.plusSeconds(9));
        assertThat(record.value())
                .isInstanceOfSatisfying(
                        Progress.class,
                        said -> {
                            assertThat(said.getThrough()).isEqualTo(NOON.plusSeconds(240));
                            assertThat(said.getEvents()).isEqualTo(2);
                        });
        assertThat(desk.progress.isEmpty()).isTrue();
    }

    @Test
    void anEventThatComesAgainIsCountedThoughThereIsNoModel() {
        desk.issues.pipeInput(REPO, issue(7, "why").build());
        var event = desk.events().getFirst();

        desk.reanalyses.pipeInput(REPO, event);
        desk.markBoth(REPO, NOON.plusSeconds(60));

        assertThat(desk.events()).containsExactly(event);
        assertThat(desk.progresses())
                .singleElement()
                .satisfies(said -> assertThat(said.getEvents()).isEqualTo(2));
    }

    @Test
    void countsOnAcrossPollsAndKeepsRepositoriesApart() {
        desk.markBoth(REPO, NOON);
        desk.issues.pipeInput(REPO, issue(1, "a").build());
        desk.issues.pipeInput("octo/other", issue(1, "a").setRepo("octo/other").build());
        desk.issues.pipeInput(REPO, issue(2, "b").build());
        desk.markBoth(REPO, NOON.plusSeconds(60));
        desk.markBoth("octo/other", NOON.plusSeconds(60));

        assertThat(desk.progresses())
                .extracting(said -> said.getRepo() + " " + said.getEvents())
                .containsExactly(REPO + " 0", REPO + " 2", "octo/other 1");
    }

    @Test
    void aMarkNeverOvertakesACommit() {
        desk.hub.hasCommit(sha("a1"), "a.py", "+a").hasCommit(sha("a2"), "a.py", "+a");
        desk.holdBack();
        desk.issues.pipeInput(REPO, mark(NOON, NOON.plusSeconds(60)).build());

        desk.commits.pipeInput(REPO, commit("a1", "x").build());
        desk.commits.pipeInput(REPO, mark(NOON, NOON.plusSeconds(60)).build());
        desk.commits.pipeInput(REPO, commit("a2", "x").build());
        desk.advance(Duration.ofSeconds(1));
        assertThat(desk.progress.isEmpty()).isTrue();

        desk.answer(1);
        assertThat(desk.events()).hasSize(1);
        assertThat(desk.progresses()).isEmpty();
        desk.answer(0);
        assertThat(desk.events()).hasSize(1);
        assertThat(desk.progresses())
                .singleElement()
                .satisfies(said -> assertThat(said.getEvents()).isEqualTo(2));
    }

    @Test
    void aMarkDoesNotWaitForLaterCommitsOrOtherRepositories() {
        desk.holdBack();
        desk.issues.pipeInput(REPO, mark(NOON, NOON).build());
        desk.commits.pipeInput("octo/other", commit("a1", "x").setRepo("octo/other").build());

        desk.commits.pipeInput(REPO, mark(NOON, NOON).build());
        desk.commits.pipeInput(REPO, commit("a2", "x").build());

        assertThat(desk.progresses()).hasSize(1);
    }

    @Test
    void aSecondSightingWhileTheFirstIsPendingIsOneEvent() {
        desk.hub.hasCommit(sha("a1"), "a.py", "+a");
        desk.holdBack();
        desk.issues.pipeInput(REPO, mark(NOON, NOON).build());
        desk.commits.pipeInput(REPO, commit("a1", "x").build());
        desk.commits.pipeInput(REPO, mark(NOON, NOON).build());

        desk.commits.pipeInput(REPO, commit("a1", "x").build());
        assertThat(desk.progress.isEmpty()).isTrue();
        desk.answer(0);

        assertThat(desk.events()).hasSize(1);
        assertThat(desk.progresses())
                .singleElement()
                .satisfies(said -> assertThat(said.getEvents()).isEqualTo(1));
    }

    @Test
    void aSecondSightingLaterIsCountedAsItIsEmitted() {
        desk.hub.hasCommit(sha("a1"), "a.py", "+a");
        desk.commits.pipeInput(REPO, commit("a1", "x").build());
        desk.commits.pipeInput(REPO, commit("a1", "x").build());
        desk.markBoth(REPO, NOON);

        assertThat(desk.events())
                .extracting(EnrichedEvent::getId)
                .hasSize(2)
                .containsOnly(REPO + "#commit#" + sha("a1"));
        assertThat(desk.progresses())
                .singleElement()
                .satisfies(said -> assertThat(said.getEvents()).isEqualTo(2));
    }

    @Test
    void tellsThatARepositoryCannotBeRead() {
        desk.markBoth(REPO, NOON);
        var problem = new ReadProblem("GitHub refused the token", NOON);

        desk.commits.pipeInput(REPO, mark(NOON, NOON).setProblem(problem).build());

        assertThat(desk.progresses())
                .last()
                .satisfies(said -> assertThat(said.getProblem()).isEqualTo(problem));
    }

    @Test
    void saysNothingBetweenTheTwoMarksOfARead() {
        var problem = new ReadProblem("GitHub refused the token", NOON);
        Mark failed = mark(NOON, NOON).setProblem(problem).build();
        desk.commits.pipeInput(REPO, failed);
        desk.issues.pipeInput(REPO, failed);
        assertThat(desk.progresses()).hasSize(1);

        Mark mended = mark(NOON, NOON.plusSeconds(60)).build();
        desk.commits.pipeInput(REPO, mended);
        assertThat(desk.progresses()).as("the issues' stream still tells of the problem").isEmpty();
        desk.issues.pipeInput(REPO, mended);

        assertThat(desk.progresses())
                .singleElement()
                .satisfies(
                        said -> {
                            assertThat(said.getProblem()).isNull();
                            assertThat(said.getThrough()).isEqualTo(NOON.plusSeconds(60));
                        });
    }
}
