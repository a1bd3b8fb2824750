package dev.courant.publisher;

import static dev.courant.publisher.Samples.DAY;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.Level;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** The index and the front page, whatever was published before, and in which order. */
class FrontPagesTest {

    @TempDir Path directory;
    private Pressroom paper;

    @BeforeEach
    void open() {
        paper = new Pressroom(directory, Samples.config("en"));
    }

    @AfterEach
    void close() {
        paper.close();
    }

    @Test
    void theIndexLinksToMarkdownWhereThereIsNoPage() {
        paper.watch("a/one", 0);
        paper.close("a/one", DAY.minusDays(1), "Before");
        paper.remember(Samples.asBeforeTheSite(paper.editions.readValue()));

        paper.close("a/one", DAY, "Now");

        assertThat(paper.read("index.html"))
                .contains("href=\"reports/2026-02-23.md\"")
                .contains("2026-02-23: an edition without recorded numbers")
                .contains("href=\"reports/2026-02-24.html\"")
                .contains("data-days=\"2026-02-24\"")
                .doesNotContain("2026-02-23.html");
    }

    @Test
    void theIndexNamesNoPageOfALatestEditionThatHasNone() {
        paper.watch("a/one", 0);
        paper.send(Samples.digest("a/one", DAY, Samples.commit("a/one", 1, Level.HIGH, "Once")));
        assertThat(paper.read("index.html"))
                .contains("href=\"reports/2026-02-24/a/one.html#commit-abc000100000\"");
        paper.remember(Samples.asBeforeTheSite(paper.editions.readValue()));

        paper.close("a/one", DAY.minusDays(1), "Late");

        assertThat(paper.read("index.html"))
                .contains("href=\"reports/2026-02-24.md\"", "href=\"reports/2026-02-23.html\"")
                .doesNotContain("reports/2026-02-24.html", "reports/2026-02-24/a/one");
    }

    @Test
    void theIndexIsOfTheYearThatEndsWithTheLatestEdition() {
        paper.watch("a/one", 0);
        paper.close("a/one", DAY.minusDays(366), "Too long ago");
        paper.close("a/one", DAY.minusDays(365), "A year ago");
        paper.close("a/one", DAY, "Of the twenty-fourth");
        var index = paper.read("index.html");

        paper.close("a/one", DAY.minusDays(2), "Of the twenty-second");

        assertThat(index)
                .contains("data-days=\"2026-02-24 2025-02-24\"")
                .doesNotContain("2025-02-23");
        assertThat(paper.read("index.html"))
                .contains("data-days=\"2026-02-24 2026-02-22 2025-02-24\"")
                .contains("Latest edition (2026-02-24)");
    }

    @Test
    void keepsTheLatestEditionOnTheFrontPageWhenAnOlderDayComesLate() {
        paper.watch("a/one", 0);
        paper.close("a/one", DAY, "Of the twenty-fourth");

        paper.close("a/one", DAY.minusDays(2), "Of the twenty-second");

        assertThat(paper.read("README.md"))
                .contains(
                        "Latest edition (2026-02-24)",
                        "Of the twenty-fourth",
                        "- [2026-02-22](reports/2026-02-22.md)")
                .doesNotContain("Of the twenty-second");
        assertThat(paper.read("reports/2026-02-22.md")).contains("Of the twenty-second");
    }

    @Test
    void listsTheLastEditionsNewestFirst() {
        paper.watch("a/one", 0);
        for (int day = 9; day >= 0; day--) {
            paper.close("a/one", DAY.minusDays(day));
        }

        var front = paper.read("README.md");
        assertThat(front.lines().filter(line -> line.startsWith("- [2026-")))
                .first()
                .isEqualTo("- [2026-02-23](reports/2026-02-23.md)");
        assertThat(front.lines().filter(line -> line.startsWith("- [2026-"))).hasSize(7);
    }
}
