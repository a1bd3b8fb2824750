package dev.courant.poller;

import static dev.courant.poller.Reading.shasOf;
import static dev.courant.poller.Times.DAY;
import static dev.courant.poller.Times.at;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.Mark;
import dev.courant.schemas.RawIssue;
import dev.courant.testkit.source.Issue;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Watches whose since or until moves. A commit and an issue stand at each of the minutes 100, 200,
 * 300 and 400.
 */
final class SpanChangeTest {

    @AutoClose private final Reading reading = new Reading();

    @BeforeEach
    void history() {
        for (int i = 1; i <= 4; i++) {
            reading.timeline.land("c" + i, at(100 * i), "change " + i);
            reading.timeline.issue(
                    Issue.opened(i, at(100 * i).plusSeconds(30), "ada", "trouble " + i));
        }
    }

    @Test
    void anEarlierSinceReadsTheOlderDaysToo() {
        reading.since(at(250)).poll();

        reading.since(at(150)).pollAt(at(725));
        Mark mark = reading.readBack();

        assertThat(reading.shas()).isEqualTo(shasOf("c3", "c4", "c2"));
        assertThat(reading.issues).extracting(RawIssue::getNumber).containsExactly(3L, 4L, 2L);
        assertThat(reading.commit("c2").getOccurredAt()).isEqualTo(at(200));
        assertThat(reading.issues.getLast().getOccurredAt()).isEqualTo(at(200.5));
        assertThat(mark.getFrom()).isEqualTo(at(150));
        assertThat(mark.getThrough()).isEqualTo(at(723));
    }

    @Test
    void aLaterSinceTakesNothingBack() {
        reading.since(at(150)).poll();

        Mark mark = reading.since(at(250)).pollAt(at(725));

        assertThat(mark.getFrom()).isEqualTo(at(150));
    }

    @Test
    void aLaterUntilReadsOn() {
        reading.since(DAY).until(at(150)).poll();

        Mark mark = reading.until(at(350)).pollAt(at(725));

        assertThat(reading.shas()).isEqualTo(shasOf("c1", "c2", "c3"));
        assertThat(reading.issues).extracting(RawIssue::getNumber).containsExactly(1L, 2L, 3L);
        assertThat(reading.commit("c3").getOccurredAt()).isEqualTo(at(300));
        assertThat(mark.getThrough()).isEqualTo(at(350));
    }

    @Test
    void withoutUntilReadsAllTheRest() {
        reading.since(DAY).until(at(150)).poll();
        reading.timeline.land("c5", at(724), "after the first round");

        Mark mark = reading.until(null).pollAt(at(725));
        reading.github.ledger().clear();
        reading.pollAt(at(730));

        assertThat(reading.shas())
                .containsExactlyInAnyOrderElementsOf(shasOf("c1", "c2", "c3", "c4", "c5"));
        assertThat(mark.getThrough()).isEqualTo(at(723));
        assertThat(reading.github.ledger().charged()).isEmpty();
    }

    @Test
    void aWatchThatHasReachedItsEndIsIdleForFree() {
        reading.since(DAY).until(at(150)).poll();
        reading.github.ledger().clear();

        reading.pollAt(at(725));

        assertThat(reading.github.ledger().entries()).hasSize(2);
        assertThat(reading.github.ledger().charged()).isEmpty();
    }

    @Test
    void whatLandsBehindTheEndWaitsUntilTheEndMoves() {
        reading.since(DAY).until(at(150)).poll();
        reading.timeline.land("c5", at(721), "behind the end");
        reading.timeline
                .commit("old", at(120), "made before the end", "c5")
                .push(at(722), "main", "old");
        reading.pollAt(at(725));
        assertThat(reading.shas()).isEqualTo(shasOf("c1", "old"));

        reading.until(null).pollAt(at(730));

        assertThat(reading.shas()).hasSize(6).doesNotHaveDuplicates();
        assertThat(reading.commit("old").getOccurredAt()).isEqualTo(at(150).plusMillis(1));
        assertThat(reading.commit("c5").getOccurredAt()).isEqualTo(at(721));
    }

    @Test
    void anEarlierUntilTakesNothingBackAndLosesNothing() {
        reading.since(DAY).poll();
        reading.timeline.land("c5", at(721), "behind the new end");
        Mark mark = reading.until(at(150)).pollAt(at(725));
        assertThat(reading.shas()).hasSize(4);
        assertThat(mark.getThrough()).isEqualTo(at(718));

        reading.until(null).pollAt(at(730));

        assertThat(reading.shas()).isEqualTo(shasOf("c1", "c2", "c3", "c4", "c5"));
    }
}
