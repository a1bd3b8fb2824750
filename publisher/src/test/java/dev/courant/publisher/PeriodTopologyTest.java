package dev.courant.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.publisher.site.Asset;
import dev.courant.schemas.DayCounts;
import dev.courant.schemas.DayStatus;
import dev.courant.schemas.Edition;
import dev.courant.schemas.EditionRepo;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Level;
import dev.courant.schemas.Period;
import dev.courant.schemas.RepoDayDigest;
import dev.courant.schemas.WatchedRepo;

import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Editions of weeks and months. */
class PeriodTopologyTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-02-02");

    private static final String REPO = "a/one";
    private static final Duration A_WHILE = Duration.ofMinutes(2);

    @TempDir Path directory;
    private Pressroom paper;

    @BeforeEach
    void open() {
        paper = new Pressroom(directory, config());
        paper.watch(REPO, 0);
    }

    @AfterEach
    void close() {
        paper.close();
    }

    private static PublisherConfig config() {
        return Samples.config("en").withPeriods(Set.of(Period.WEEK, Period.MONTH));
    }

    private void closeDays(LocalDate from, LocalDate to) {
        from.datesUntil(to.plusDays(1)).forEach(day -> closeDay(day, "Of " + day));
    }

    private void closeDay(LocalDate day, String... titles) {
        paper.send(digest(day, 1, titles));
    }

    /** As in life: no two commits have the same hash. */
    private static RepoDayDigest digest(LocalDate day, int revision, String... titles) {
        var events =
                IntStream.range(0, titles.length)
                        .mapToObj(
                                i ->
                                        Samples.commit(
                                                REPO,
                                                100 * day.getDayOfYear() + i,
                                                Level.MEDIUM,
                                                titles[i]))
                        .toArray(EnrichedEvent[]::new);
        var digest = Samples.digest(REPO, day, events);
        digest.setRevision(revision);
        return digest;
    }

    private List<KeyValue<String, Edition>> periods() {
        return paper.editions.readKeyValuesToList().stream()
                .filter(edition -> edition.value.getPeriod() != Period.DAY)
                .toList();
    }

    private List<String> periodNames() {
        return periods().stream()
                .map(edition -> edition.key + "/" + edition.value.getRevision())
                .toList();
    }

    @Test
    void aWeekIsPublishedWithItsLastDay() {
        closeDays(MONDAY, MONDAY.plusDays(5));
        assertThat(periods()).isEmpty();

        closeDay(MONDAY.plusDays(6), "Of the last day");

        var published = periods();
        assertThat(published).extracting(edition -> edition.key).containsExactly("2026-W06");
        var week = published.getFirst().value;
        assertThat(week.getDay()).isEqualTo(MONDAY);
        assertThat(week.getPeriod()).isEqualTo(Period.WEEK);
        assertThat(week.getRevision()).isEqualTo(1);
        assertThat(week.getComplete()).isTrue();
        assertThat(week.getRepos())
                .containsExactly(
                        new EditionRepo(REPO, DayStatus.OK, null, 7, new DayCounts(7, 0, 0, 7, 0)));
        assertThat(week.getObjects())
                .containsSubsequence(Asset.all().stream().map(Asset::path).toList())
                .endsWith("reports/2026-W06.md", "reports/2026-W06.html", "reports/2026-W06.json");
        assertThat(paper.read("reports/2026-W06.md"))
                .contains(
                        "2026-02-02 – 2026-02-08",
                        "Of the last day",
                        "[2026-02-02](2026-02-02.md)");
        assertThat(paper.read("reports/2026-W06.html")).contains("href=\"2026-02-02.html\"");
    }

    @Test
    void theReportStandsInTheStoreBeforeAnythingLeadsToIt() {
        closeDays(MONDAY, MONDAY.plusDays(6));

        assertThat(paper.store.paths)
                .containsSubsequence(
                        "README.md",
                        "revisions/2026-W06/1/reports/2026-W06.md",
                        "reports/2026-W06.md")
                .containsSubsequence(
                        "README.md",
                        "revisions/2026-W06/1/reports/2026-W06.html",
                        "reports/2026-W06.html")
                .containsSubsequence(
                        "README.md",
                        "revisions/2026-W06/1/reports/2026-W06.json",
                        "reports/2026-W06.json");
        assertThat(paper.read("README.md")).doesNotContain("2026-W06");

        closeDay(MONDAY.plusDays(7), "Of the next week");

        assertThat(paper.read("README.md")).contains("Weekly: [2026-W06](reports/2026-W06.md)");
        assertThat(paper.read("index.html")).contains("href=\"reports/2026-W06.html\"");
    }

    @Test
    void aKeptPageLeadsToTheDaysToo() {
        closeDays(MONDAY, MONDAY.plusDays(6));

        assertThat(paper.read("revisions/2026-W06/1/reports/2026-W06.md"))
                .contains("](../../../../reports/2026-02-02.md)");
        assertThat(paper.read("revisions/2026-W06/1/reports/2026-W06.html"))
                .contains("href=\"../../../../reports/2026-02-02.html\"");
    }

    @Test
    void daysMayComeInAnyOrder() {
        closeDay(MONDAY.plusDays(6), "Of the last day");
        for (int day = 5; day >= 0; day--) {
            closeDay(MONDAY.plusDays(day), "Of day " + day);
        }

        assertThat(periodNames()).containsExactly("2026-W06/1");
        assertThat(paper.read("reports/2026-W06.md"))
                .contains("Of day 0", "Of the last day")
                .doesNotContain("no edition");
    }

    @Test
    void aMissingDayIsNamedWhenItHasBeenWaitedFor() {
        closeDays(MONDAY, MONDAY.plusDays(2));
        closeDays(MONDAY.plusDays(4), MONDAY.plusDays(6));
        assertThat(periods()).isEmpty();

        paper.pass(A_WHILE);

        var week = periods().getFirst().value;
        assertThat(week.getComplete()).isFalse();
        assertThat(paper.read("reports/2026-W06.md"))
                .contains("One day has no edition: 2026-02-05.")
                .contains("|2026-02-05|–|–|–|–|–|⚠️ no edition|");
    }

    @Test
    void aLateRevisionOfATuesdayRevisesItsWeekAndItsMonth() {
        closeDays(LocalDate.parse("2026-02-01"), LocalDate.parse("2026-02-28"));
        paper.pass(A_WHILE);
        closeDay(LocalDate.parse("2026-03-01"), "Of the next month");
        assertThat(periodNames()).contains("2026-W06/1", "2026-W08/1", "2026-W09/1", "2026-02/1");

        paper.send(digest(LocalDate.parse("2026-02-10"), 2, "Late", "Later"));
        paper.pass(A_WHILE);

        assertThat(periodNames()).containsExactly("2026-W07/2", "2026-02/2");
        assertThat(paper.read("reports/2026-W07.md")).contains("Later", "(revision 2)");
        assertThat(paper.read("reports/2026-02.md")).contains("(revision 2)");
        assertThat(paper.read("revisions/2026-W07/1/reports/2026-W07.md")).doesNotContain("Later");
        assertThat(paper.read("reports/2026-W06.md")).doesNotContain("(revision 2)");
    }

    @Test
    void manyChangesWithinAMomentMakeOneRevision() {
        closeDays(MONDAY, MONDAY.plusDays(6));
        periods();

        for (int day = 0; day < 7; day++) {
            paper.send(digest(MONDAY.plusDays(day), 2, "Anew"));
        }
        paper.pass(A_WHILE);

        assertThat(periodNames()).containsExactly("2026-W06/2");
    }

    @Test
    void theSameIsNotPublishedTwice() throws IOException {
        closeDays(MONDAY, MONDAY.plusDays(6));
        periods();
        var tuesday = MONDAY.plusDays(1);
        paper.send(digest(tuesday, 2, "Anew"));
        paper.pass(A_WHILE);
        assertThat(periodNames()).containsExactly("2026-W06/2");
        paper.forgetEdition(tuesday);
        paper.store.paths.clear();

        paper.send(digest(tuesday, 2, "Anew"));
        paper.pass(A_WHILE);

        assertThat(periods()).isEmpty();
        assertThat(paper.store.paths)
                .contains("reports/2026-02-03.md")
                .noneMatch(path -> path.contains("W06"));
    }

    @Test
    void aRepositoryThatFailedOnADayIsNamedWithIt() {
        closeDays(MONDAY, MONDAY.plusDays(4));
        paper.send(Samples.failed(REPO, MONDAY.plusDays(5), "404: no such repository."));
        paper.pass(Duration.ofDays(20));
        closeDay(MONDAY.plusDays(6), "Back again");

        var week = periods().getFirst().value;
        assertThat(week.getComplete()).isFalse();
        assertThat(week.getRepos().getFirst().getStatus()).isEqualTo(DayStatus.FAILED);
        assertThat(week.getRepos().getFirst().getReason())
                .isEqualTo("2026-02-07: 404: no such repository");
        assertThat(paper.read("reports/2026-W06.md"))
                .contains("2026-02-07: 404: no such repository", "Back again");
    }

    @Test
    void aWeekAcrossTheYearsEndIsOfTheYearThatHasMostOfIt() {
        closeDays(LocalDate.parse("2025-12-29"), LocalDate.parse("2026-01-04"));
        assertThat(periodNames()).contains("2026-W01/1");
        assertThat(paper.read("reports/2026-W01.md")).contains("2025-12-29 – 2026-01-04");

        closeDays(LocalDate.parse("2026-12-28"), LocalDate.parse("2027-01-03"));
        assertThat(periodNames()).contains("2026-W53/1");
    }

    @Test
    void remembersAfterARestartWhatItHasPublished() {
        closeDays(MONDAY, MONDAY.plusDays(6));
        periods();
        var state = paper.state();
        paper.close();

        open();
        paper.restore(state);
        paper.send(digest(MONDAY, 2, "Anew"));
        paper.pass(A_WHILE);

        assertThat(periodNames()).containsExactly("2026-W06/2");
    }

    @Test
    void aStoreThatIsDownForAWeekDoesNotKeepADayBack() {
        paper.store.brokenFor = "W06";
        closeDays(MONDAY, MONDAY.plusDays(6));
        closeDay(MONDAY.plusDays(7), "Of the next Monday");

        assertThat(paper.read("README.md")).contains("Of the next Monday");
        assertThat(periods()).isEmpty();

        paper.store.brokenFor = null;
        paper.pass(A_WHILE);

        assertThat(periodNames()).containsExactly("2026-W06/1");
    }

    @Test
    void aRepositoryThatIsNoLongerWatchedStaysInTheWeekThatItWasIn() {
        paper.watch("a/gone", 1);
        for (int day = 0; day < 2; day++) {
            paper.send(Samples.digest("a/gone", MONDAY.plusDays(day)));
        }
        closeDays(MONDAY, MONDAY.plusDays(1));
        paper.watchlist.pipeInput("a/gone", (WatchedRepo) null);
        closeDays(MONDAY.plusDays(2), MONDAY.plusDays(6));

        assertThat(periods().getFirst().value.getRepos())
                .extracting(repo -> repo.getRepo() + " " + repo.getStatus())
                .containsExactly("a/one OK", "a/gone QUIET");
    }

    @Test
    void printsDaysAloneUnlessAskedForMore() {
        paper.close();
        paper = new Pressroom(directory, Samples.config("en"));
        paper.watch(REPO, 0);

        closeDays(MONDAY, MONDAY.plusDays(6));
        paper.pass(A_WHILE);

        assertThat(periods()).isEmpty();
        assertThat(paper.store.paths).noneMatch(path -> path.contains("W06"));
    }
}
