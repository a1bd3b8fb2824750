package dev.courant.poller;

import static dev.courant.poller.Reading.shasOf;
import static dev.courant.poller.Times.DAY;
import static dev.courant.poller.Times.at;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.github.GitHubException;
import dev.courant.schemas.RawCommit;
import dev.courant.schemas.WatchedRepo;
import dev.courant.testkit.source.Issue;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Days before the first that was read. The watch begins on {@link Times#DAY}. */
final class BackfillTest {

    @AutoClose private final Reading reading = new Reading();

    private static Instant daysBefore(int days) {
        return DAY.minus(Duration.ofDays(days));
    }

    private void since(Instant since) {
        reading.since(since).poll();
    }

    /** Up to the next month that is whole; where it begins. */
    private Instant month() {
        Instant before = reading.cursor.getFrom();
        while (reading.cursor.getFrom().equals(before)) {
            assertThat(reading.stepBack()).isTrue();
        }
        return reading.cursor.getFrom();
    }

    @Test
    void readsAMonthAtATimeTheLatestFirst() {
        for (int day = 1; day <= 70; day++) {
            reading.timeline.land("d" + (71 - day), daysBefore(71 - day), "change");
        }
        since(DAY);
        since(daysBefore(70));

        List<Instant> months = new ArrayList<>();
        List<Integer> said = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            months.add(month());
            said.add(reading.commits.size());
        }

        assertThat(months).containsExactly(daysBefore(30), daysBefore(60), daysBefore(70));
        assertThat(said).containsExactly(30, 60, 70);
        assertThat(reading.stepBack()).isFalse();
        assertThat(reading.commits).allMatch(BackfillTest::isOnItsDay);
        assertThat(reading.poll().getFrom()).isEqualTo(daysBefore(70));
    }

    private static boolean isOnItsDay(RawCommit commit) {
        return commit.getOccurredAt().equals(commit.getCommittedAt());
    }

    @Test
    void listsIssuesFromThePageOnWhereTheMonthBeforeEnded() {
        for (int i = 1; i <= 700; i++) {
            reading.timeline.issue(
                    Issue.opened(
                            i, daysBefore(70).plus(Duration.ofHours(2L * i)), "ada", "trouble"));
        }
        since(DAY);
        since(daysBefore(70));
        reading.github.ledger().clear();

        while (reading.stepBack()) {}

        assertThat(reading.issues).hasSize(700);
        int months = 3;
        assertThat(reading.github.ledger().to("/issues")).hasSizeLessThanOrEqualTo(7 + months);
    }

    @Test
    void whatHasLandedSinceIsNewsWhateverDateItBears() {
        reading.timeline.land("old", daysBefore(2), "at its time").land("today", at(60), "today");
        since(DAY);
        reading.timeline
                .commit("late", daysBefore(1), "made long ago", "today")
                .push(at(721), "main", "late");

        reading.now = at(722);
        reading.since(daysBefore(3));
        while (reading.stepBack()) {}

        assertThat(reading.shas()).isEqualTo(shasOf("today", "old"));
        reading.pollAt(at(725));
        assertThat(reading.commit("late").getOccurredAt()).isEqualTo(at(718).plusMillis(1));
    }

    @Test
    void anEvenEarlierSinceIsReadAfterTheMonthUnderWay() {
        reading.timeline.land("a", daysBefore(9), "a").land("b", daysBefore(4), "b");
        since(DAY);
        since(daysBefore(5));
        reading.stepBack();
        since(daysBefore(10));

        assertThat(month()).isEqualTo(daysBefore(5));
        assertThat(month()).isEqualTo(daysBefore(10));
        assertThat(reading.shas()).isEqualTo(shasOf("b", "a"));
    }

    @Test
    void aLaterSinceEndsIt() {
        reading.timeline.land("a", daysBefore(9), "a");
        since(DAY);
        since(daysBefore(20));
        reading.stepBack();

        since(daysBefore(3));
        assertThat(month()).isEqualTo(daysBefore(3));
        since(DAY);
        assertThat(reading.stepBack()).isFalse();
    }

    @Test
    void whatWasGivenUpBeginsAnewAtTheFirstPage() {
        since(DAY);
        var page = Cursor.newBuilder(reading.cursor).setOlderIssues("http://elsewhere/").build();
        var watch = WatchedRepo.newBuilder(reading.watch).setSince(daysBefore(5)).build();
        var begun = Backfill.next(null, page, watch, ZoneOffset.UTC, DAY);
        assertThat(begun.getRound().getReads().getLast().getNext()).isEqualTo("http://elsewhere/");

        var failed = Cursors.failed(begun, "404", DAY, false);
        var anew = Backfill.next(failed, page, watch, ZoneOffset.UTC, DAY);

        assertThat(anew.getRound().getReads().getLast().getNext()).isNull();
        assertThat(anew.getProblem()).isEqualTo("404");
    }

    @Test
    void aMonthBeginsAtTheZonesMidnight() {
        var zone = ZoneId.of("Europe/Berlin");
        var afterTheChange = Instant.parse("2026-04-14T22:00:00Z");
        var read = Cursor.newBuilder().setFrom(afterTheChange).setThrough(afterTheChange).build();
        var watch = WatchedRepo.newBuilder().setName("a/b").setSince(daysBefore(100)).build();

        var month = Backfill.next(null, read, watch, zone, afterTheChange);

        assertThat(month.getFrom()).isEqualTo("2026-03-15T23:00:00Z");
    }

    @Test
    void leavesHalfOfTheQuotaToPolls() {
        for (int i = 0; i < 250; i++) {
            reading.timeline.land("c" + i, daysBefore(2).plusSeconds(i), "change");
        }
        reading.github.quota(400, Duration.ofHours(1));
        since(DAY);
        since(daysBefore(5));
        reading.stepBack();
        reading.stepBack();

        assertThatThrownBy(reading::stepBack)
                .isInstanceOfSatisfying(
                        GitHubException.RateLimited.class,
                        limited -> assertThat(limited.retryAt()).isEqualTo(at(780)));

        assertThat(reading.commits).hasSize(200);
        reading.now = at(781);
        while (reading.stepBack()) {}
        assertThat(reading.commits).hasSize(250);
    }

    @Test
    void countsWhatTheMonthBeforeHasListed() {
        for (int i = 0; i < 150; i++) {
            reading.timeline.land("a" + i, daysBefore(32).plusSeconds(i), "change");
        }
        for (int i = 0; i < 150; i++) {
            reading.timeline.land("b" + i, daysBefore(2).plusSeconds(i), "change");
        }
        reading.github.quota(300, Duration.ofHours(1));
        since(DAY);
        since(daysBefore(40));
        while (reading.commits.size() < 100) {
            reading.stepBack();
        }
        reading.now = at(781);
        month();

        assertThat(reading.cursor.getOwed()).isEqualTo(50);
        reading.stepBack();
        assertThat(reading.backfill.getOwed()).isEqualTo(150);
        assertThatThrownBy(reading::stepBack).isInstanceOf(GitHubException.RateLimited.class);
    }

    @Test
    void aWatchThatEndsHasNoPollsToLeaveQuotaTo() {
        for (int i = 0; i < 250; i++) {
            reading.timeline.land("c" + i, daysBefore(2).plusSeconds(i), "change");
        }
        reading.github.quota(400, Duration.ofHours(1));
        reading.until(at(10));
        since(DAY);
        since(daysBefore(5));

        while (reading.stepBack()) {}

        assertThat(reading.commits).hasSize(250);
    }
}
