package dev.courant.publisher;

import static dev.courant.publisher.Samples.DAY;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.llm.LlmClient;
import dev.courant.llm.LlmConfig;
import dev.courant.llm.UsageMeter;
import dev.courant.schemas.Period;
import dev.courant.testkit.llm.Answerers;
import dev.courant.testkit.llm.LlmFault;
import dev.courant.testkit.llm.LlmSimulator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An edition whose summary and outlook a model writes. */
class ModelEditionTest {

    @TempDir Path directory;
    @AutoClose private final LlmSimulator models = LlmSimulator.start();

    @AutoClose
    private final LlmClient client =
            new LlmClient(
                    LlmConfig.of(models.url(), Optional.empty(), List.of("first")),
                    InstantSource.system());

    private Pressroom paper;

    @BeforeEach
    void open() {
        open(Samples.config("en"));
    }

    private void open(PublisherConfig config) {
        var columnist =
                new Columnist(
                        "Kilns",
                        "en",
                        client,
                        InstantSource.system(),
                        Duration.ofSeconds(20),
                        UsageMeter.NONE,
                        Duration.ofMillis(1));
        paper = new Pressroom(directory, config, columnist);
        paper.watch("a/one", 0);
    }

    @AfterEach
    void close() {
        paper.close();
    }

    @Test
    void keepsItsShape() throws IOException {
        Golden.check("topology-model.txt", paper.describe());
    }

    @Test
    void carriesTheSummaryInPageJsonAndRecord() {
        paper.close("a/one", DAY, "Fire it up");

        var edition = paper.editions.readValue();
        assertThat(edition.getSummary()).isNotBlank();
        assertThat(edition.getProseBy()).isEqualTo("first");
        assertThat(edition.getUsage().getCalls()).isEqualTo(1);
        var sentence = edition.getSummary().split("[.\"]", -1)[0];
        assertThat(paper.read("reports/2026-02-24.md")).contains(sentence);
        assertThat(paper.read("README.md")).contains(sentence);
        assertThat(paper.read("reports/2026-02-24.json")).contains(sentence);
    }

    @Test
    void appearsAllTheSameWhenTheModelIsDown() {
        models.faults().always(LlmFault.serverError(500));

        paper.close("a/one", DAY, "Fire it up");

        assertThat(paper.editions.readValue().getProseProblem()).isEqualTo("unavailable");
        assertThat(paper.read("reports/2026-02-24.md")).contains("Fire it up");
    }

    @Test
    void paysOnceHoweverOftenTheStoreFails() {
        paper.store.broken = true;
        paper.close("a/one", DAY, "Fire it up");
        for (int minutes = 0; minutes < 10; minutes++) {
            paper.pass(Duration.ofMinutes(1));
        }
        paper.store.broken = false;
        paper.pass(Duration.ofMinutes(2));

        assertThat(paper.editions.readValue().getSummary()).isNotBlank();
        assertThat(models.requests()).hasSize(1);
    }

    @Test
    void doesNotAskAgainAboutADayThatHasNotChanged() {
        paper.close("a/one", DAY, "Fire it up");
        paper.editions.readValue();

        paper.close("a/one", DAY, "Fire it up");

        assertThat(paper.editions.isEmpty()).isTrue();
        assertThat(models.requests()).hasSize(1);
    }

    @Test
    void keepsTheSummaryOnTheFrontPageWhenAnOlderDayComesLate() {
        paper.close("a/one", DAY, "Of the twenty-fourth");
        var summary = paper.editions.readValue().getSummary().split("[.\"]", -1)[0];

        paper.close("a/one", DAY.minusDays(2), "Of the twenty-second");

        assertThat(paper.read("README.md")).contains(summary);
    }

    @Test
    void whatAModelRepeatsOfTheCommitsMakesNoLinksAndNoMentions() {
        models.answerer(Answerers.echoing());

        paper.close("a/one", DAY, Samples.NASTY + " and so on.");

        var page = paper.read("reports/2026-02-24.md");
        var summary = page.substring(page.indexOf("## Summary"), page.indexOf("## In detail"));
        assertThat(summary)
                .contains("evil.example")
                .doesNotContain("<script", "](https://evil", "](//evil", "@octocat");
    }

    @Test
    void aWeekHasASummaryOfItsOwn() {
        paper.close();
        open(Samples.config("en").withPeriods(Set.of(Period.WEEK)));
        var monday = DAY.minusDays(1);
        for (int day = 0; day < 7; day++) {
            paper.close("a/one", monday.plusDays(day), "Of day " + day);
        }

        var week = paper.editions.readValuesToList().getLast();
        assertThat(week.getPeriod()).isEqualTo(Period.WEEK);
        assertThat(week.getSummary()).isNotBlank();
        assertThat(week.getUsage().getCalls()).isEqualTo(1);
        var sentence = week.getSummary().split("[.\"]", -1)[0];
        assertThat(paper.read("reports/2026-W09.md")).contains(sentence);
        assertThat(paper.read("reports/2026-W09.json")).contains(sentence);
        assertThat(models.requests()).hasSize(8);
        assertThat(models.texts().getLast().user())
                .startsWith(
                        "These data are not of one day, but of the whole week 2026-W09,"
                                + " from 2026-02-23 to 2026-03-01");
        assertThat(models.texts().getFirst().user()).doesNotContain("not of one day");
    }
}
