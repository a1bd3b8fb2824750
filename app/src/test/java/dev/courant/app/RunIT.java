package dev.courant.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.courant.testkit.source.Timeline;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** The deployment that runs for good: GitHub's clock passes midnight while it works. */
class RunIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Timeline ENGINE =
            Timeline.empty()
                    .land("a", Instant.parse("2026-02-24T09:00:00Z"), "feat: in the morning")
                    .land("b", Instant.parse("2026-02-24T23:58:00Z"), "fix: before midnight");
    private static final Timeline SHY =
            Timeline.empty().land("s", Instant.parse("2026-02-24T10:00:00Z"), "feat: hard to get");

    @TempDir Path directory;
    private Paper paper;

    @BeforeEach
    void openPaper() {
        paper = new Paper(directory, "2026-02-24T20:00:00Z").watching("acme/engine", "acme/shy");
        paper.github.serve("acme/engine", ENGINE).serve("acme/shy", SHY);
    }

    @AfterEach
    void closePaper() {
        paper.close();
    }

    private void polled(String repo) {
        int before = paper.github.ledger().to(repo).size();
        await().atMost(PATIENCE).until(() -> paper.github.ledger().to(repo).size() > before + 2);
    }

    @Test
    void publishesADayAfterMidnightAndWaitsForARepositoryThatIsAwayForAWhile() {
        try (var running = paper.run()) {
            polled("acme/shy");
            paper.github.remove("acme/shy");
            paper.clock.set(Instant.parse("2026-02-25T00:10:00Z"));
            polled("acme/shy");

            paper.github.serve("acme/shy", SHY);

            await().atMost(PATIENCE).until(() -> running.says("published 2026-02-24, revision 1"));
            assertThat(running.said().toString()).contains("revision 1, complete");
        }
        assertThat(paper.titles("2026-02-24", "acme/engine"))
                .containsExactly("feat: in the morning", "fix: before midnight");
        assertThat(paper.titles("2026-02-24", "acme/shy")).containsExactly("feat: hard to get");
    }

    @Test
    void whatItStillWaitsForIsPublishedAtOnceForWhoeverAsksForTheDay() {
        try (var running = paper.run()) {
            polled("acme/shy");
            paper.github.remove("acme/shy");
            paper.clock.set(Instant.parse("2026-02-25T00:10:00Z"));
            polled("acme/shy");
            polled("acme/shy");
            assertThat(running.says("published")).isFalse();
        }

        assertThat(paper.once("2026-02-24")).as(paper::output).isEqualTo(3);

        assertThat(paper.status("2026-02-24", "acme/shy")).isEqualTo("failed");
    }
}
