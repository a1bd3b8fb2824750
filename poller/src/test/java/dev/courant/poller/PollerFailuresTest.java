package dev.courant.poller;

import static dev.courant.poller.PollingRoom.INTERVAL;
import static dev.courant.poller.PollingRoom.REPO;
import static dev.courant.poller.Times.DAY;
import static dev.courant.poller.Times.at;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.WatchedRepo;
import dev.courant.testkit.http.Fault;
import dev.courant.testkit.source.Timeline;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;

/** What becomes of a poll that does not succeed at once. */
final class PollerFailuresTest {

    @TempDir private Path stateDir;

    private PollingRoom room;

    @BeforeEach
    void start() {
        room = new PollingRoom(stateDir);
    }

    @AfterEach
    void stop() {
        room.close();
    }

    @Test
    void aMissingRepositoryIsReportedAtOnceAndAtEveryRound() {
        room.github.remove(REPO);

        room.watch(DAY);
        room.pass(INTERVAL);

        assertThat(room.marks())
                .hasSize(2)
                .allSatisfy(
                        mark -> {
                            assertThat(mark.getFrom()).isEqualTo(DAY);
                            assertThat(mark.getThrough()).isEqualTo(DAY);
                            assertThat(mark.getProblem().getReason())
                                    .contains(REPO)
                                    .contains("404")
                                    .doesNotContain("\n");
                            assertThat(mark.getProblem().getSince()).isEqualTo(at(720));
                        });
    }

    @Test
    void aProblemIsDatedByTheServerThatToldIt() {
        room.github.remove(REPO);
        room.now = at(600);

        room.watch(DAY);

        assertThat(room.marks())
                .singleElement()
                .satisfies(mark -> assertThat(mark.getObservedAt()).isEqualTo(at(600)));
    }

    @Test
    void aProblemOfAWatchThatEndsSaysNothingOfTheDaysAfter() {
        room.github.remove(REPO);

        room.watchlist.pipeInput(
                REPO,
                WatchedRepo.newBuilder().setName(REPO).setSince(DAY).setUntil(at(60)).build());

        assertThat(room.marks())
                .singleElement()
                .satisfies(mark -> assertThat(mark.getObservedAt()).isEqualTo(at(60)));
    }

    @Test
    void aGoodReadEndsTheProblem() {
        room.timeline.land("c", at(10), "a change");
        room.watch(DAY);
        room.github.faults().always(Fault.serverError(502));
        room.pass(INTERVAL);
        room.pass(Duration.ofSeconds(1));
        room.pass(Duration.ofSeconds(2));
        room.github.faults().clear();
        room.pass(INTERVAL);

        assertThat(room.marks())
                .hasSize(3)
                .satisfies(
                        marks -> {
                            assertThat(marks.get(1).getProblem()).isNotNull();
                            assertThat(marks.get(1).getThrough()).isEqualTo(at(718));
                            assertThat(marks.get(1).getObservedAt()).isAfter(at(724));
                            assertThat(marks.get(2).getProblem()).isNull();
                            assertThat(marks.get(2).getThrough()).isAfter(at(725));
                        });
    }

    @Test
    void aPassingFailureIsRetriedWithoutAWord() {
        room.timeline.land("c", at(10), "a change");
        room.github.faults().next(2, Fault.serverError(502)).on("/commits");

        room.watch(DAY);
        room.pass(Duration.ofSeconds(1));
        room.pass(Duration.ofSeconds(2));

        assertThat(room.marks())
                .singleElement()
                .satisfies(mark -> assertThat(mark.getProblem()).isNull());
    }

    @Test
    void aRoundGoesOnFromThePageThatFailed() {
        for (int i = 0; i < 250; i++) {
            room.timeline.land("c" + i, at(i), "change " + i);
        }
        watchFailingOnTheThirdPage();
        int before = room.github.ledger().to("/commits").size();
        room.github.faults().clear();
        room.pass(INTERVAL);

        assertThat(room.shas()).hasSize(250).doesNotHaveDuplicates();
        assertThat(room.github.ledger().to("/commits")).hasSize(before + 1);
    }

    @Test
    void aWatchWithoutSinceThatFailsAtFirstMissesNothingLater() {
        room.github.faults().next(1, Fault.status(404, "Not Found"));
        room.watch(null);
        room.timeline.land("c", at(722), "while it could not be read");

        room.pass(INTERVAL);

        assertThat(room.shas()).containsExactly(Timeline.sha("c"));
    }

    @Test
    void aLimitIsWaitedOutAndNoProblem() {
        room.timeline.land("c", at(10), "a change");
        room.github.faults().next(1, Fault.secondaryLimit(Duration.ofMinutes(3)));

        room.watch(DAY);
        room.pass(Duration.ofMinutes(2));
        assertThat(room.commits.isEmpty()).isTrue();
        room.pass(Duration.ofMinutes(1));

        assertThat(room.marks())
                .singleElement()
                .satisfies(mark -> assertThat(mark.getProblem()).isNull());
    }

    @Test
    void theLastTenthOfTheQuotaIsSpreadOverItsWindow() {
        room.timeline.land("c", at(10), "a change");
        room.github.quota(20, Duration.ofHours(1));
        for (int i = 0; i < 12; i++) {
            room.timeline.land("n" + i, room.now.plusSeconds(1), "another change");
            room.pass(Duration.ofSeconds(2));
            room.watch(DAY);
        }

        int asked = room.github.ledger().size();
        room.pass(Duration.ofMinutes(2));
        assertThat(room.github.ledger().size()).isEqualTo(asked);
        assertThat(room.github.ledger().charged()).hasSize(19);
        room.pass(Duration.ofHours(1));

        assertThat(room.shas()).hasSize(13);
    }

    /**
     * The head check and two pages pass; then all fails, three times, until the step is given up.
     */
    private void watchFailingOnTheThirdPage() {
        room.github.faults().next(3, Fault.slow(Duration.ZERO)).on("/commits");
        room.github.faults().always(Fault.serverError(502)).on("/commits");
        room.watch(DAY);
        room.pass(Duration.ofSeconds(1));
        room.pass(Duration.ofSeconds(2));
    }
}
