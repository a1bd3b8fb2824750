package dev.courant.poller;

import static dev.courant.poller.Reading.shasOf;
import static dev.courant.poller.Times.DAY;
import static dev.courant.poller.Times.at;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.Mark;
import dev.courant.testkit.source.Timeline;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

final class FirstReadTest {

    @AutoClose private final Reading reading = new Reading();

    @Test
    void readsFromSinceOnPageByPage() {
        for (int i = 0; i < 300; i++) {
            reading.timeline.land("c" + i, at(i - 50), "change " + i);
        }

        Mark mark = reading.since(DAY).poll();

        assertThat(reading.shas())
                .hasSize(250)
                .doesNotHaveDuplicates()
                .contains(shasOf("c50", "c299").toArray(new String[0]));
        assertThat(reading.commits)
                .allSatisfy(
                        commit ->
                                assertThat(commit.getOccurredAt())
                                        .isEqualTo(commit.getCommittedAt()));
        assertThat(reading.github.ledger().to("/commits")).hasSize(1 + 3);
        assertThat(mark.getFrom()).isEqualTo(DAY);
        assertThat(mark.getThrough()).isEqualTo(reading.now.minus(Duration.ofMinutes(2)));
        assertThat(mark.getObservedAt()).isEqualTo(reading.now);
        assertThat(mark.getProblem()).isNull();
    }

    @Test
    void findsWhatCameBeforeACommitOfASlowClock() {
        reading.github.stopAtOlderCommits();
        reading.timeline
                .commit("old", at(-60), "before since")
                .commit("early", at(30), "after since", "old")
                .commit("slow", at(-120), "by a clock that is hours slow", "early")
                .commit("last", at(60), "after that", "slow")
                .push(at(60), "main", "last");

        reading.since(DAY).poll();

        assertThat(reading.shas())
                .containsExactlyInAnyOrder(Timeline.sha("early"), Timeline.sha("last"));
    }

    @Test
    void everyStepResumesFromItsCursorAlone() {
        for (int i = 0; i < 150; i++) {
            reading.timeline.land("c" + i, at(i), "change " + i);
        }
        reading.since(DAY);
        reading.step();
        reading.step();
        Cursor stored = reading.cursor;
        reading.step();
        int afterThree = reading.commits.size();

        reading.cursor = stored;
        reading.poll();

        assertThat(afterThree).isEqualTo(150);
        assertThat(reading.shas()).hasSize(150).doesNotHaveDuplicates();
    }

    @Test
    void whatIsPushedWhileItReadsIsLeftForTheNextRound() {
        for (int i = 0; i < 150; i++) {
            reading.timeline.land("c" + i, at(i), "change " + i);
        }
        reading.since(DAY);
        reading.step();
        reading.timeline.land("late", reading.now, "while it was reading");
        Instant startOfRound = reading.now;
        reading.now = reading.now.plusSeconds(30);

        Mark mark = reading.poll();

        assertThat(reading.shas()).hasSize(150).doesNotContainAnyElementsOf(shasOf("late"));
        assertThat(mark.getObservedAt()).isEqualTo(startOfRound);
        reading.poll();
        assertThat(reading.commit("late").getOccurredAt()).isEqualTo(startOfRound);
    }

    @Test
    void startsAtTheServersClockWithoutASince() {
        reading.timeline.land("old", at(10), "long ago");

        Mark mark = reading.poll();
        reading.timeline.land("new", reading.now.plusSeconds(60), "after the first poll");
        reading.pollAt(reading.now.plusSeconds(300));

        assertThat(mark.getFrom()).isEqualTo(at(720));
        assertThat(mark.getThrough()).isEqualTo(mark.getFrom());
        assertThat(reading.shas()).isEqualTo(shasOf("new"));
    }

    @Test
    void readsNothingDatedFromUntilOn() {
        reading.timeline.land("before", at(59), "in time");
        reading.timeline.land("on", at(60), "a second too late");

        Mark mark = reading.since(DAY).until(at(60)).poll();

        assertThat(reading.shas()).isEqualTo(shasOf("before"));
        assertThat(mark.getThrough()).isEqualTo(at(60));
    }

    @Test
    void aDateInTheFutureBecomesTheServersNow() {
        reading.timeline.commit("ahead", at(9_999), "a fast clock").push(at(5), "main", "ahead");

        reading.since(DAY).poll();

        assertThat(reading.commit("ahead").getOccurredAt()).isEqualTo(reading.now);
        assertThat(reading.commit("ahead").getCommittedAt()).isEqualTo(at(9_999));
    }

    @Test
    void anEmptyRepositoryIsQuietAndItsFirstPushIsNotLost() {
        Mark quiet = reading.since(DAY).poll();
        reading.timeline
                .commit("root", at(-1_000), "made long before")
                .commit("top", at(722), "made just now", "root")
                .push(at(723), "main", "top");

        Mark mark = reading.pollAt(at(725));

        assertThat(quiet.getProblem()).isNull();
        assertThat(quiet.getThrough()).isEqualTo(at(718));
        assertThat(reading.shas()).containsExactlyInAnyOrderElementsOf(shasOf("root", "top"));
        assertThat(reading.commit("root").getOccurredAt())
                .isEqualTo(quiet.getThrough().plusMillis(1));
        assertThat(reading.commit("top").getOccurredAt()).isEqualTo(at(722));
        assertThat(mark.getThrough()).isEqualTo(at(723));
    }

    @Test
    void nothingIsSaidBeforeASinceThatLiesAhead() {
        reading.timeline.land("before", at(700), "too early");
        Mark first = reading.since(at(800)).poll();
        reading.timeline.land("still", at(750), "still too early");
        reading.pollAt(at(760));
        reading.timeline.land("after", at(801), "in the span");

        Mark mark = reading.pollAt(at(810));

        assertThat(first.getThrough()).isEqualTo(first.getFrom()).isEqualTo(at(800));
        assertThat(reading.shas()).isEqualTo(shasOf("after"));
        assertThat(mark.getThrough()).isEqualTo(at(808));
    }
}
