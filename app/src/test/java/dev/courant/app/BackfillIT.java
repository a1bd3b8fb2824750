package dev.courant.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.courant.schemas.EnrichedEvent;
import dev.courant.testkit.http.Fault;
import dev.courant.testkit.source.Issue;
import dev.courant.testkit.source.Timeline;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Days before the first one that was watched, on a real broker and a real registry. */
class BackfillIT {

    private static final String REPO = "acme/engine";
    private static final String OTHER = "acme/other";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Instant FIRST_DAY = Instant.parse("2026-03-01T00:00:00Z");
    private static final int DAYS = 9;
    private static final int ISSUES_A_DAY = 250;

    @TempDir static Path shared;
    private static SharedBroker broker;

    @TempDir Path directory;
    private Paper paper;

    @BeforeAll
    static void startBroker() {
        broker = new SharedBroker(shared);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void openPaper(TestInfo test) {
        paper =
                new Paper(directory, "2026-03-10T00:10:00Z")
                        .on(broker.infrastructure(), test.getTestMethod().orElseThrow().getName())
                        .watching(REPO, OTHER);
        paper.github
                .serve(REPO, busyDays())
                .serve(OTHER, Timeline.empty().land("o", noon(4), "feat: of another"));
    }

    @AfterEach
    void closePaper() {
        paper.close();
    }

    /** Of the month's day. */
    private static Instant noon(int day) {
        return FIRST_DAY.plus(Duration.ofDays(day - 1)).plus(Duration.ofHours(12));
    }

    private static String day(int day) {
        return "2026-03-0" + day;
    }

    /** Each day two commits and issues; on the last, a commit of the third is merged. */
    private static Timeline busyDays() {
        var timeline = Timeline.empty();
        for (int day = 1; day <= DAYS; day++) {
            timeline.land("morning" + day, noon(day).minusSeconds(3600), "feat: part " + day);
            timeline.land("noon" + day, noon(day), "fix: part " + day);
            for (int i = 0; i < ISSUES_A_DAY; i++) {
                long number = (day - 1) * ISSUES_A_DAY + i + 1;
                timeline.issue(Issue.opened(number, noon(day).plusSeconds(i), "ada", "It halts"));
            }
        }
        return timeline;
    }

    @Test
    void olderDaysArePublishedWhileNewCommitsGoOnBeingSaid() {
        var timeline = busyDays();
        paper.github.serve(REPO, timeline);
        assertThat(paper.once(day(9))).as(paper::output).isZero();
        try (var running = paper.run()) {
            await().atMost(PATIENCE).until(() -> !running.exitCode().isDone() && polls() > 8);
            paper.github.faults().always(Fault.slow(Duration.ofMillis(400))).on("/issues");
            paper.github.ledger().clear();
            assertThat(paper.command("watch", "add", REPO, "--since", day(1))).isZero();
            await().atMost(PATIENCE).until(() -> paper.github.ledger().to("/issues").size() > 4);
            long t0 = System.nanoTime();
            paper.clock.set(Instant.parse("2026-03-10T00:12:00Z"));
            timeline.land("live", Instant.parse("2026-03-10T00:11:00Z"), "feat: while reading");
            await().atMost(PATIENCE).until(() -> enriched().contains(REPO + "#commit#" + Timeline.sha("live")));
            System.err.println("MEASURED live after ms " + (System.nanoTime() - t0) / 1_000_000 + " issue pages so far " + paper.github.ledger().to("/issues").size());
            for (int day = 1; day <= 8; day++) {
                int d = day;
                await().atMost(PATIENCE).until(() -> running.says("published " + day(d)));
            }
            System.err.println("MEASURED all after ms " + (System.nanoTime() - t0) / 1_000_000);
            System.err.println("MEASURED said\n" + running.said());
        }
        var ledger = paper.github.ledger();
        System.err.println("MEASURED issues " + ledger.to("/issues").size() + " of " + REPO + " lists " + ledger.to(REPO + "/commits").stream().filter(e -> e.query() != null && e.query().contains("since=")).count()
            + " charged " + ledger.charged().size() + " compare " + ledger.to("/compare").size());
        var ids = enriched();
        assertThat(ids).doesNotHaveDuplicates().hasSize(1 + DAYS * (ISSUES_A_DAY + 2) + 1);
        assertThat(ids.indexOf(REPO + "#commit#" + Timeline.sha("live"))).isLessThan(ids.size() - 1);
        for (int day = 1; day <= 8; day++) {
            assertThat(paper.part(day(day), REPO).get("counts").toString()).contains("" + ISSUES_A_DAY);
        }
    }

    private java.util.List<String> enriched() {
        return new Committed(paper.cluster()).enriched().stream().map(EnrichedEvent::getId).toList();
    }

    private int polls() {
        return paper.github.ledger().to(REPO).size();
    }
}
