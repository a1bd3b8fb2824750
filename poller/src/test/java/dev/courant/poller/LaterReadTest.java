package dev.courant.poller;

import static dev.courant.poller.Reading.REPO;
import static dev.courant.poller.Reading.shasOf;
import static dev.courant.poller.Times.DAY;
import static dev.courant.poller.Times.at;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.courant.github.GitHubException;
import dev.courant.schemas.Mark;
import dev.courant.testkit.github.Ledger;
import dev.courant.testkit.http.Fault;
import dev.courant.testkit.source.Timeline;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * The rounds after the first: the last mark is at 718 minutes, and the main branch on the commit
 * "base".
 */
final class LaterReadTest {

    private static final Instant LAST_MARK = at(718);

    @AutoClose private final Reading reading = new Reading();

    @BeforeEach
    void firstRound() {
        reading.timeline
                .land("root", at(-10), "before since")
                .land("base", at(10), "the first one");
        reading.since(DAY).poll();
        reading.github.ledger().clear();
    }

    @Test
    void anIdleRoundIsTwoRequestsThatCostNothing() {
        reading.pollAt(at(725));
        reading.pollAt(at(730));

        assertThat(reading.github.ledger().entries())
                .hasSize(4)
                .allSatisfy(entry -> assertThat(entry.status()).isEqualTo(304));
        assertThat(reading.github.ledger().charged()).isEmpty();
    }

    @Test
    void marksGoOnWithTheServersClockThroughIdleRounds() {
        Mark mark = reading.pollAt(at(725));

        assertThat(mark.getFrom()).isEqualTo(DAY);
        assertThat(mark.getThrough()).isEqualTo(at(723));
    }

    @Test
    void marksNeverGoBack() {
        Mark mark = reading.pollAt(at(715));

        assertThat(mark.getThrough()).isEqualTo(LAST_MARK);
    }

    @Test
    void comparesWithTheLastHeadPageByPage() {
        for (int i = 0; i < 230; i++) {
            reading.timeline.land("n" + i, at(720).plusSeconds(i), "change " + i);
        }

        reading.pollAt(at(725));

        assertThat(reading.commits).hasSize(1 + 230);
        assertThat(reading.shas()).doesNotHaveDuplicates();
        assertThat(reading.commit("n7").getOccurredAt()).isEqualTo(at(720).plusSeconds(7));
        assertThat(reading.github.ledger().to("/compare/")).hasSize(3);
    }

    @Test
    void aCommitThatIsPushedLateCountsFromItsPush() {
        reading.timeline
                .commit("late", at(20), "made in the morning", "base")
                .push(at(721), "main", "late");

        reading.pollAt(at(725));

        assertThat(reading.commit("late").getOccurredAt()).isEqualTo(LAST_MARK.plusMillis(1));
        assertThat(reading.commit("late").getCommittedAt()).isEqualTo(at(20));
    }

    @Test
    void aMergeBringsTheOldCommitsOfItsBranch() {
        reading.timeline
                .commit("side", at(-5_000), "months of work", "root")
                .commit("merge", at(722), "Merge branch", "base", "side")
                .push(at(722), "main", "merge");

        reading.pollAt(at(725));

        assertThat(reading.shas())
                .containsExactlyInAnyOrderElementsOf(shasOf("base", "side", "merge"));
        assertThat(reading.commit("side").getOccurredAt()).isEqualTo(LAST_MARK.plusMillis(1));
        assertThat(reading.commit("merge").getOccurredAt()).isEqualTo(at(722));
    }

    @Test
    void aCommitDatedInTheFutureHidesNoOther() {
        reading.timeline
                .commit("ahead", at(99_999), "a fast clock", "base")
                .push(at(721), "main", "ahead");
        reading.pollAt(at(725));
        reading.timeline
                .commit("next", at(726), "an ordinary one", "ahead")
                .push(at(726), "main", "next");

        Mark mark = reading.pollAt(at(730));

        assertThat(reading.commit("ahead").getOccurredAt()).isEqualTo(LAST_MARK.plusMillis(1));
        assertThat(reading.commit("next").getOccurredAt()).isEqualTo(at(726));
        assertThat(mark.getThrough()).isEqualTo(at(728));
    }

    @Test
    void aForcedPushSaysWhatIsNewAndTheWayBackSaysNothingTwice() {
        reading.timeline.commit("one", at(719), "first try", "base").push(at(719), "main", "one");
        reading.pollAt(at(725));
        reading.timeline
                .commit("other", at(726), "second try", "base")
                .push(at(726), "main", "other");
        reading.pollAt(at(730));
        reading.timeline.push(at(731), "main", "one");

        reading.pollAt(at(735));

        assertThat(reading.shas()).isEqualTo(shasOf("base", "one", "other"));
    }

    @Test
    void anUnrelatedHistoryIsReadFromTheLastMarkOn() {
        reading.timeline
                .commit("import", at(100), "the old files")
                .commit("fresh", at(722), "a new start", "import")
                .push(at(722), "main", "fresh");

        reading.pollAt(at(725));

        assertThat(reading.shas()).isEqualTo(shasOf("base", "fresh"));
    }

    @Test
    void anotherBranchIsReadFromWhereTheyPart() {
        reading.timeline.commit("dev", at(300), "on the side", "base").push(at(300), "dev", "dev");

        reading.branch("dev").pollAt(at(725));

        assertThat(reading.shas()).isEqualTo(shasOf("base", "dev"));
        reading.github.ledger().clear();
        reading.pollAt(at(730));
        assertThat(reading.github.ledger().charged()).isEmpty();
    }

    @Test
    void aRenamedRepositoryKeepsItsIdentityAndIsReadUnderItsNewName() {
        reading.github.rename(REPO, "ada/analytical-engine");
        reading.timeline.land("new", at(720), "after the move");
        reading.pollAt(at(725));
        reading.github.ledger().clear();

        Mark mark = reading.pollAt(at(730));

        assertThat(reading.commit("new").getRepo()).isEqualTo(REPO);
        assertThat(mark.getRepo()).isEqualTo(REPO);
        assertThat(mark.getCurrentName()).isEqualTo("ada/analytical-engine");
        assertThat(reading.github.ledger().entries())
                .extracting(Ledger.Entry::path, Ledger.Entry::status)
                .doesNotContain(tuple("/repos/" + REPO + "/commits", 301));
    }

    @Test
    void aRenameBackIsNoticedToo() {
        reading.github.rename(REPO, "ada/analytical-engine");
        reading.timeline.land("new", at(720), "after the move");
        reading.pollAt(at(725));
        reading.github.rename("ada/analytical-engine", REPO);
        reading.timeline.land("newer", at(726), "back again");

        Mark mark = reading.pollAt(at(730));

        assertThat(mark.getCurrentName()).isNull();
        assertThat(reading.shas()).isEqualTo(shasOf("base", "new", "newer"));
    }

    @Test
    void aPageOfAnAddressThatIsNoLongerGitHubsIsReadAnew() {
        for (int i = 0; i < 120; i++) {
            reading.timeline.land("n" + i, at(720).plusSeconds(i), "change " + i);
        }
        reading.now = at(725);
        reading.step();
        reading.step();
        Read underWay = reading.cursor.getRound().getReads().getFirst();
        Read moved =
                Read.newBuilder(underWay).setNext("http://127.0.0.1:1/elsewhere?page=2").build();
        reading.cursor = Cursors.continued(reading.cursor, moved);

        reading.poll();

        assertThat(reading.commits).hasSize(1 + 120);
    }

    @Test
    void aComparisonThatGitHubCannotComputeGivesWayToAList() {
        reading.timeline
                .commit("late", at(20), "made in the morning", "base")
                .push(at(721), "main", "late");
        reading.github.faults().always(Fault.serverError(502)).on("/compare/");
        reading.now = at(725);
        for (int i = 0; i < 4; i++) {
            assertThatExceptionOfType(GitHubException.Unavailable.class).isThrownBy(reading::poll);
            reading.cursor = Cursors.failed(reading.cursor, "no answer", reading.now, true);
        }

        Mark mark = reading.poll();

        assertThat(mark.getProblem()).isNull();
        assertThat(reading.shas()).isEqualTo(shasOf("base", "late"));
        assertThat(reading.cursor.getComparesGivenUp()).isZero();
    }

    @Test
    void aRepositoryThatIsEmptiedStaysQuiet() {
        reading.github
                .faults()
                .next(1, Fault.status(409, "Git Repository is empty."))
                .on("/commits");

        Mark mark = reading.pollAt(at(725));
        reading.timeline.land("new", at(726), "it is back");
        reading.pollAt(at(730));

        assertThat(mark.getProblem()).isNull();
        assertThat(mark.getThrough()).isEqualTo(at(723));
        assertThat(reading.shas()).isEqualTo(shasOf("base", "new"));
    }

    @Test
    void longTextsAreCut() {
        var config =
                new PollerConfig(
                        Duration.ofMinutes(5),
                        Duration.ZERO,
                        10,
                        10,
                        1,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        ZoneOffset.UTC);
        try (var narrow = new Reading(config)) {
            narrow.timeline.land("long", at(10), "123456789\uD83D\uDE00 and more");

            narrow.since(DAY).poll();

            assertThat(narrow.commit("long").getMessage()).isEqualTo("123456789");
            assertThat(narrow.commit("long").getSha()).isEqualTo(Timeline.sha("long"));
        }
    }
}
