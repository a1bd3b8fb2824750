package dev.courant.poller;

import static dev.courant.poller.PollingRoom.INTERVAL;
import static dev.courant.poller.PollingRoom.REPO;
import static dev.courant.poller.Times.DAY;
import static dev.courant.poller.Times.at;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.courant.schemas.Mark;
import dev.courant.schemas.RawCommit;
import dev.courant.schemas.RawIssue;
import dev.courant.testkit.http.Fault;
import dev.courant.testkit.source.Issue;
import dev.courant.testkit.source.Timeline;

import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

final class PollerTopologyTest {

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
    void hasTheShapeThatReviewHasSeen() throws IOException {
        try (var golden = getClass().getResourceAsStream("topology.txt")) {
            assertThat(room.describe())
                    .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void saysEventsFirstAndThenOneMarkInEachTopic() {
        for (int i = 0; i < 150; i++) {
            room.timeline.land("c" + i, at(i), "change " + i);
        }
        room.timeline.issue(Issue.opened(1, at(10), "ada", "It breaks"));

        room.watch(DAY);

        var ofCommits = room.commits.readRecordsToList();
        assertThat(ofCommits).hasSize(151).extracting(TestRecord::key).containsOnly(REPO);
        assertThat(ofCommits.subList(0, 150))
                .extracting(TestRecord::value)
                .hasOnlyElementsOfType(RawCommit.class);
        assertThat(ofCommits.getLast().value())
                .isInstanceOfSatisfying(
                        Mark.class,
                        mark -> {
                            assertThat(mark.getFrom()).isEqualTo(DAY);
                            assertThat(mark.getThrough()).isEqualTo(at(718));
                        });
        assertThat(room.issues.readValuesToList())
                .hasSize(2)
                .satisfies(values -> assertThat(values.getFirst()).isInstanceOf(RawIssue.class))
                .satisfies(
                        values ->
                                assertThat(values.getLast())
                                        .isEqualTo(ofCommits.getLast().value()));
    }

    @Test
    void stampsRecordsWithTheTimeOfThePoll() {
        room.timeline.land("old", at(10), "in the morning");

        room.watch(DAY);

        assertThat(room.commits.readRecordsToList())
                .extracting(TestRecord::getRecordTime)
                .containsOnly(at(720));
    }

    @Test
    void pollsAgainAfterTheInterval() {
        room.watch(DAY);
        room.commits.readValuesToList();
        room.timeline.land("new", at(721), "a change");

        room.pass(Duration.ofMinutes(4));
        assertThat(room.commits.isEmpty()).isTrue();
        room.pass(Duration.ofMinutes(1));

        assertThat(room.commits.readValuesToList())
                .hasSize(2)
                .first()
                .isInstanceOf(RawCommit.class);
    }

    @Test
    void saysNothingTwice() {
        room.timeline.land("base", at(1), "a start").land("one", at(2), "first try");
        room.watch(DAY);
        room.timeline.commit("other", at(721), "second try", "base").push(at(721), "main", "other");
        room.pass(INTERVAL);
        room.timeline.push(at(726), "main", "one");
        room.pass(INTERVAL);

        assertThat(room.shas())
                .containsExactlyInAnyOrder(
                        Timeline.sha("base"), Timeline.sha("one"), Timeline.sha("other"));
    }

    @Test
    void aWatchThatIsSentAgainIsPolledAtOnce() {
        room.watch(DAY);
        room.commits.readValuesToList();
        room.timeline.land("new", at(721), "a change");
        room.move(Duration.ofMinutes(1));

        room.watch(DAY);

        assertThat(room.commits.readValuesToList())
                .hasSize(2)
                .first()
                .isInstanceOf(RawCommit.class);
    }

    @Test
    void aRoundThatWaitsWhenTheWatchIsSentAgainIsFollowedByAnother() {
        room.github.faults().always(Fault.secondaryLimit(Duration.ofMinutes(10))).on("/issues");
        room.watch(DAY);
        room.github.faults().clear();
        room.pass(Duration.ofMinutes(6));
        assertThat(room.commits.isEmpty()).isTrue();

        room.watch(DAY);
        room.pass(Duration.ofMinutes(5));

        assertThat(room.marks()).extracting(Mark::getObservedAt).containsExactly(at(720), room.now);
    }

    @Test
    void aTombstoneStopsAndTheCursorStays() {
        room.timeline.land("old", at(10), "a change");
        room.watch(DAY);
        room.watchlist.pipeInput(REPO, null);
        room.github.ledger().clear();
        room.pass(Duration.ofHours(1));
        assertThat(room.github.ledger().size()).isZero();

        room.timeline.land("new", at(730), "while nobody looked");
        room.commits.readValuesToList();
        room.watch(null);

        assertThat(room.shas()).containsExactly(Timeline.sha("new"));
    }

    @Test
    void repositoriesAreReadSideBySide() {
        room.github.serve("bob/compiler", Timeline.empty().land("b", at(20), "a change"));
        room.github.remove(REPO);

        room.watch(DAY);
        room.watchlist.pipeInput("bob/compiler", PollingRoom.watched("bob/compiler", DAY));

        assertThat(room.commits.readRecordsToList())
                .extracting(TestRecord::key, record -> record.value().getClass().getSimpleName())
                .containsExactly(
                        tuple(REPO, "Mark"),
                        tuple("bob/compiler", "RawCommit"),
                        tuple("bob/compiler", "Mark"));
    }
}
