package dev.courant.poller;

import static dev.courant.poller.Times.DAY;
import static dev.courant.poller.Times.at;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.Mark;
import dev.courant.schemas.RawIssue;
import dev.courant.testkit.http.Fault;
import dev.courant.testkit.source.Issue;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class IssueReadTest {

    @AutoClose private final Reading reading = new Reading();

    @BeforeEach
    void aCommit() {
        reading.timeline.land("root", at(-10), "before since");
    }

    @Test
    void leavesPullRequestsOut() {
        reading.timeline
                .issue(Issue.opened(1, at(10), "ada", "It breaks").body("Always.").labels("bug"))
                .issue(Issue.opened(2, at(20), "ada", "Mend it").asPullRequest());

        reading.since(DAY).poll();

        assertThat(reading.issues)
                .singleElement()
                .satisfies(
                        issue -> {
                            assertThat(issue.getNumber()).isEqualTo(1);
                            assertThat(issue.getBody()).isEqualTo("Always.");
                            assertThat(issue.getLabels()).containsExactly("bug");
                            assertThat(issue.getOccurredAt()).isEqualTo(at(10));
                        });
    }

    @Test
    void walksBackToSinceAndNoFurther() {
        for (int i = 1; i <= 450; i++) {
            reading.timeline.issue(Issue.opened(i, at(i), "ada", "trouble " + i));
        }

        reading.since(at(201)).poll();

        assertThat(reading.issues).hasSize(250);
        assertThat(reading.github.ledger().to("/issues")).hasSize(3);
    }

    @Test
    void anIssueThatWasInTheMarginIsSaidOnce() {
        reading.since(DAY).poll();
        reading.timeline.issue(Issue.opened(1, at(724), "ada", "seen at once"));
        reading.pollAt(at(725));
        reading.timeline.issue(Issue.opened(2, at(726), "ada", "the next"));

        reading.pollAt(at(730));

        assertThat(reading.issues).extracting(RawIssue::getNumber).containsExactly(1L, 2L);
    }

    @Test
    void newIssuesWhileItReadsDoNotHideOthers() {
        for (int i = 1; i <= 150; i++) {
            reading.timeline.issue(Issue.opened(i, at(i), "ada", "trouble " + i));
        }
        reading.since(DAY);
        reading.step();
        reading.step();
        reading.step();
        for (int i = 151; i <= 200; i++) {
            reading.timeline.issue(Issue.opened(i, at(720), "ada", "trouble " + i));
        }
        reading.poll();

        reading.pollAt(at(725));

        assertThat(reading.issues)
                .extracting(RawIssue::getNumber)
                .hasSize(200)
                .doesNotHaveDuplicates();
    }

    @Test
    void switchedOffIssuesAreNone() {
        reading.github
                .faults()
                .always(Fault.status(410, "Issues are disabled for this repo"))
                .on("/issues");
        reading.timeline.land("new", at(10), "a change");

        Mark mark = reading.since(DAY).poll();

        assertThat(mark.getProblem()).isNull();
        assertThat(reading.commits).hasSize(1);
    }
}
