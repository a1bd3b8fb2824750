package dev.courant.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.testkit.source.Timeline;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Several papers of one deployment: in another language, of fewer repositories, of other days. */
class PapersIT {

    private static final String ENGINE = "acme/engine";
    private static final String WHEEL = "acme/wheel";
    private static final String PAPERS =
            """
              editions:
                - { name: zh, title: 日报, language: zh, repos: [acme/wheel] }
                - { name: sh, title: Shanghai Paper, zone: Asia/Shanghai }
            """;

    @TempDir Path directory;
    private Paper paper;

    @BeforeEach
    void openPaper() {
        paper = new Paper(directory, "2026-02-25T00:10:00Z").watching(ENGINE, WHEEL).with(PAPERS);
        paper.github.serve(
                ENGINE,
                Timeline.empty()
                        .land("a", Instant.parse("2026-02-23T17:00:00Z"), "feat: the day before")
                        .land("b", Instant.parse("2026-02-24T09:00:00Z"), "feat: by day")
                        .land("c", Instant.parse("2026-02-24T18:00:00Z"), "feat: by night"));
        paper.github.serve(
                WHEEL,
                Timeline.empty()
                        .land("w", Instant.parse("2026-02-24T10:00:00Z"), "fix: turn round"));
    }

    @AfterEach
    void closePaper() {
        paper.close();
    }

    @Test
    void eachHasItsOwnDaysRepositoriesAndLanguage() throws Exception {
        assertThat(paper.once("2026-02-24")).as(paper::output).isZero();

        assertThat(paper.output().lines())
                .hasSize(3)
                .anyMatch(line -> line.endsWith("/zh/reports/2026-02-24.md"));
        assertThat(report("reports/2026-02-24.md"))
                .contains("by day", "by night", "turn round")
                .doesNotContain("the day before");
        assertThat(report("zh/reports/2026-02-24.md"))
                .contains("turn round", "摘要")
                .doesNotContain("by day", ENGINE);
        assertThat(report("sh/reports/2026-02-24.md"))
                .contains("the day before", "by day", "turn round")
                .doesNotContain("by night");
        assertThat(report("zh/README.md")).contains("# 日报");
        int asked = paper.github.ledger().size();

        assertThat(paper.once("2026-02-24")).as(paper::output).isZero();

        assertThat(paper.github.ledger().size()).as("all is published").isEqualTo(asked + 1);
    }

    @Test
    void aPaperWhoseDayIsNotOverWaitsForTheNextRun() throws Exception {
        paper.with("    - { name: ny, title: New York Paper, zone: America/New_York }\n");

        assertThat(paper.once("2026-02-24")).as(paper::output).isZero();

        assertThat(paper.output()).doesNotContain("/ny/");
        paper.clock.set(Instant.parse("2026-02-25T05:10:00Z"));

        assertThat(paper.once("2026-02-24")).as(paper::output).isZero();

        assertThat(report("ny/reports/2026-02-24.md"))
                .contains("by day", "by night", "turn round")
                .doesNotContain("the day before");
    }

    private String report(String path) throws Exception {
        return Files.readString(directory.resolve("paper").resolve(path));
    }
}
