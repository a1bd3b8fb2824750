package dev.courant.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.courant.testkit.source.Timeline;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** A week is put together from its days, and the next day's front page leads to it. */
class PeriodIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final LocalDate MONDAY = LocalDate.parse("2026-02-16");
    private static final Timeline ENGINE =
            Timeline.empty()
                    .land("a", Instant.parse("2026-02-17T09:00:00Z"), "feat: on a Tuesday")
                    .land("b", Instant.parse("2026-02-22T23:58:00Z"), "fix: on a Sunday")
                    .land("c", Instant.parse("2026-02-23T10:00:00Z"), "feat: the week after");

    @TempDir Path directory;

    @Test
    void publishesAWeekWithItsLastDay() {
        try (var paper =
                new Paper(directory, "2026-02-23T20:00:00Z").weekly().watching("acme/engine")) {
            paper.github.serve("acme/engine", ENGINE);
            var days = MONDAY.datesUntil(MONDAY.plusDays(7)).map(LocalDate::toString);
            assertThat(paper.once(days.toArray(String[]::new))).as(paper::output).isZero();

            try (var running = paper.run()) {
                // It may be under way when the first run ends, and is then taken up by the next.
                await().atMost(PATIENCE)
                        .until(() -> paper.objects().containsKey("reports/2026-W08.json"));
                paper.clock.set(Instant.parse("2026-02-24T00:10:00Z"));
                await().atMost(PATIENCE).until(() -> running.says("published 2026-02-23"));
            }

            assertThat(paper.text("reports/2026-W08.md"))
                    .contains("on a Tuesday", "on a Sunday", "2026-02-16 – 2026-02-22")
                    .doesNotContain("the week after", "no edition");
            assertThat(paper.text("README.md")).contains("Weekly: [2026-W08](reports/2026-W08.md)");
        }
    }
}
