package dev.courant.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.courant.schemas.EnrichedEvent;
import dev.courant.testkit.http.Fault;
import dev.courant.testkit.source.Issue;
import dev.courant.testkit.source.Timeline;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Days before the first one that was watched, on a real broker and a real registry. */
class BackfillIT {

    private static final String REPO = "acme/engine";
    private static final String OTHER = "acme/other";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Instant FIRST_DAY = Instant.parse("2026-03-01T00:00:00Z");
    private static final int DAYS = 9;

    /** So many that reading them takes a while. */
    private static final int MANY = 250;

    private static final Duration SLOW = Duration.ofMillis(400);

    @TempDir Path directory;
    private Paper paper;

    @BeforeEach
    void openPaper() {
        paper = new Paper(directory, "2026-03-10T00:10:00Z");
    }

    @AfterEach
    void closePaper() {
        paper.close();
    }

    private static Instant noon(int day) {
        return FIRST_DAY.plus(Duration.ofDays(day - 1)).plus(Duration.ofHours(12));
    }

    private static String day(int day) {
        return "2026-03-0" + day;
    }

    /** Two commits each day, and so many issues. */
    private static Timeline busyDays(int issues) {
        var timeline = Timeline.empty();
        for (int day = 1; day <= DAYS; day++) {
            timeline.land("morning" + day, noon(day).minusSeconds(3600), "feat: part " + day);
            timeline.land("noon" + day, noon(day), "fix: part " + day);
            for (int i = 1; i <= issues; i++) {
                long number = (day - 1L) * issues + i;
                timeline.issue(Issue.opened(number, noon(day).plusSeconds(i), "ada", "It halts"));
            }
        }
        return timeline;
    }

    @Test
    void pollsGoOnWhileOlderDaysAreRead() {
        var timeline = busyDays(MANY);
        paper.github
                .serve(REPO, timeline)
                .serve(OTHER, Timeline.empty().land("o", noon(4), "feat: not watched then"));
        try (var broker = new SharedBroker(directory.resolve("broker"))) {
            paper.on(broker.infrastructure(), "backfill");
            assertThat(paper.watching(OTHER).once(day(8))).as(paper::output).isZero();
            assertThat(paper.watching(REPO, OTHER).once(day(9))).as(paper::output).isZero();
            try (var running = paper.run()) {
                await().atMost(PATIENCE).until(() -> running.says("") && polled() > 8);
                paper.github.faults().always(Fault.slow(SLOW)).on("/issues");
                assertThat(paper.command("watch", "add", REPO, "--since", day(1))).isZero();
                int before = pages("/issues");
                await().atMost(PATIENCE).until(() -> pages("/issues") > before + 4);
                paper.clock.set(Instant.parse("2026-03-10T00:12:00Z"));
                timeline.commit("late", noon(3), "fix: made long ago", "noon9")
                        .push(Instant.parse("2026-03-10T00:11:00Z"), "main", "late");

                await().atMost(PATIENCE).until(() -> running.says("published " + day(8)));
            }
            assertThat(enriched()).doesNotHaveDuplicates().hasSize(DAYS * (MANY + 2) + 1);
            assertThat(enriched().indexOf(REPO + "#commit#" + Timeline.sha("late")))
                    .isLessThan(enriched().size() - MANY);
        }
        for (int day = 1; day < DAYS; day++) {
            assertThat(paper.titles(day(day), REPO))
                    .hasSize(MANY + 2)
                    .doesNotContain("fix: made long ago");
            assertThat(paper.edition(day(day)).get("revision").asInt()).isEqualTo(day == 8 ? 2 : 1);
            assertThat(paper.edition(day(day)).get("repos")).hasSize(day == 8 ? 2 : 1);
        }
    }

    private int polled() {
        return paper.github.ledger().to(REPO).size();
    }

    private int pages(String path) {
        return paper.github.ledger().to(path).size();
    }

    private List<String> enriched() {
        return new Committed(paper.cluster())
                .enriched().stream().map(EnrichedEvent::getId).toList();
    }

    @Test
    void theCommandJoinsWhatRunsOrRunsItItself() {
        paper.github.serve(REPO, busyDays(1));
        assertThat(paper.watching(REPO).once(day(9))).as(paper::output).isZero();
        try (var running = paper.run()) {
            await().atMost(PATIENCE).until(() -> running.says("") && polled() > 8);

            assertThat(paper.backfill("--repo", REPO, "--since", day(5), "--until", day(6)))
                    .as(paper::output)
                    .isZero();

            assertThat(paper.output())
                    .contains("2026-03-07 to 2026-03-08 are read as well")
                    .contains("4 days, 2026-03-05 to 2026-03-08, with 8 commits and 4 issues");
        }
        assertThat(paper.titles(day(5), REPO)).hasSize(3);
        paper.github.ledger().clear();

        assertThat(paper.backfill("--repo", REPO, "--since", day(3))).as(paper::output).isZero();

        assertThat(paper.output()).contains("2 days, 2026-03-03 to 2026-03-04, with 4 commits");
        assertThat(paper.titles(day(3), REPO)).hasSize(3);
        assertThat(paper.github.ledger().charged()).hasSizeLessThan(10);
        assertThat(paper.backfill("--repo", REPO, "--since", day(4))).isZero();
        assertThat(paper.output()).contains("Nothing to do");
    }

    @Test
    void whatCannotBeReadIsNamed() {
        paper.github.serve(REPO, busyDays(1));
        assertThat(paper.watching(REPO).once(day(9))).as(paper::output).isZero();
        assertThat(paper.backfill("--repo", OTHER, "--since", day(5))).isEqualTo(2);
        assertThat(paper.output()).contains(OTHER + " is not watched");
        paper.github.remove(REPO);

        assertThat(paper.backfill("--repo", REPO, "--since", day(7))).isEqualTo(3);

        assertThat(paper.output()).contains("incomplete: 2 days").contains("404");
    }
}
