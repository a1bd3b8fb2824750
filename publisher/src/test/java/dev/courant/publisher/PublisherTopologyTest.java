package dev.courant.publisher;

import static dev.courant.publisher.Samples.DAY;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.publisher.site.Asset;
import dev.courant.schemas.DayCounts;
import dev.courant.schemas.DayStatus;
import dev.courant.schemas.DigestKey;
import dev.courant.schemas.Edition;
import dev.courant.schemas.EditionRepo;
import dev.courant.schemas.Level;
import dev.courant.schemas.RepoDayDigest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

class PublisherTopologyTest {

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
    void keepsItsShape() throws IOException {
        Golden.check("topology.txt", paper.describe());
    }

    @Test
    void publishesADayOnceEveryWatchedRepositoryHasClosedIt() throws IOException {
        paper.watch("a/one", 0);
        paper.watch("a/two", 1);

        paper.close("a/two", DAY, "Second in the list");
        assertThat(paper.editions.isEmpty()).isTrue();
        assertThat(paper.files()).isEmpty();

        paper.close("a/one", DAY);

        var published = paper.editions.readKeyValue();
        assertThat(published.key).isEqualTo("2026-02-24");
        assertThat(published.value.getRevision()).isEqualTo(1);
        assertThat(published.value.getComplete()).isTrue();
        assertThat(published.value.getRepos())
                .containsExactly(
                        new EditionRepo(
                                "a/one", DayStatus.QUIET, null, 1, new DayCounts(0, 0, 0, 0, 0)),
                        new EditionRepo(
                                "a/two", DayStatus.OK, null, 1, new DayCounts(1, 0, 0, 1, 0)));
        assertThat(published.value.getObjects())
                .containsSubsequence(Asset.all().stream().map(Asset::path).toList())
                .endsWith(
                        "reports/2026-02-24/a/one.md",
                        "reports/2026-02-24/a/one.html",
                        "reports/2026-02-24/a/two.md",
                        "reports/2026-02-24/a/two.html",
                        "reports/2026-02-24.md",
                        "reports/2026-02-24.html",
                        "reports/2026-02-24.json",
                        "feeds/a/two.xml",
                        "feed.xml",
                        "archive/2026-02-24.js",
                        "index.html",
                        "README.md")
                .hasSize(14)
                .hasSameElementsAs(
                        paper.store.paths.stream().filter(path -> !isKept(path)).toList());
        assertThat(paper.files()).containsOnlyKeys(paper.store.paths);
        assertThat(paper.read("reports/2026-02-24.md")).contains("Second in the list");
    }

    @Test
    void doesNotPublishTheSameTwice() throws IOException {
        paper.watch("a/one", 0);
        paper.close("a/one", DAY, "Once");
        paper.editions.readValue();
        var before = paper.files();
        paper.store.paths.clear();

        paper.close("a/one", DAY, "Once");

        assertThat(paper.editions.isEmpty()).isTrue();
        assertThat(paper.store.paths).isEmpty();
        assertThat(paper.files()).isEqualTo(before);
    }

    @Test
    void doesNotPublishTheSameTwiceWhateverAModelWroteAboutIt() {
        paper.watch("a/one", 0);
        paper.close("a/one", DAY, "Once");
        paper.remember(written(paper.editions.readValue()));

        paper.close("a/one", DAY, "Once");

        assertThat(paper.editions.isEmpty()).isTrue();
    }

    @Test
    void doesNotPrintAnewWhatAReleaseBeforeThisToldLessOf() {
        paper.watch("a/one", 0);
        paper.close("a/one", DAY, "Once");
        paper.remember(Samples.asBeforeTheSite(paper.editions.readValue()));

        paper.close("a/one", DAY, "Once");

        assertThat(paper.editions.isEmpty()).isTrue();
    }

    @Test
    void keepsWhatAModelWroteOnTheFrontPage() {
        paper.watch("a/one", 0);
        paper.close("a/one", DAY, "Of the twenty-fourth");
        paper.remember(written(paper.editions.readValue()));

        paper.close("a/one", DAY.minusDays(2), "Of the twenty-second");

        assertThat(paper.read("README.md"))
                .contains("A day like any other. (written by `model:m`)", "Watch the kiln.");
    }

    @Test
    void keepsEachRevisionWhereTheNextDoesNotTakeItsPlace() throws IOException {
        paper.watch("a/one", 0);
        paper.close("a/one", DAY, "Once");
        var first = paper.files();

        paper.send(revised(2, "Twice"));

        assertThat(paper.editions.readValuesToList())
                .extracting(Edition::getRevision)
                .containsExactly(1, 2);
        for (var path :
                List.of(
                        "reports/2026-02-24/a/one.md",
                        "reports/2026-02-24.md",
                        "reports/2026-02-24.json")) {
            assertThat(paper.read("revisions/2026-02-24/1/" + path)).isEqualTo(first.get(path));
            assertThat(paper.read("revisions/2026-02-24/2/" + path))
                    .isEqualTo(paper.read(path))
                    .isNotEqualTo(first.get(path));
        }
    }

    @Test
    void printsADayThatWasPublishedElsewhereAsItWas(@TempDir Path elsewhere) throws IOException {
        paper.watch("a/one", 0);
        paper.close("a/one", DAY, "Once");
        paper.send(revised(2, "Twice"));
        var original = paper.editions.readValuesToList().getLast();

        try (var copy = Pressroom.reprinting(elsewhere, Samples.config("en"), original)) {
            copy.watch("a/one", 0);
            copy.send(revised(2, "Twice"));

            assertThat(copy.editions.readValue()).isEqualTo(original);
            for (var path : original.getObjects()) {
                assertThat(copy.read(path)).as(path).isEqualTo(paper.read(path));
            }
            copy.send(revised(3, "Thrice"));
            assertThat(copy.editions.readValue().getRevision()).isEqualTo(3);
        }
    }

    @Test
    void keepsWhatAModelWroteElsewhereOnlyOfADayThatIsAsItWas(@TempDir Path elsewhere) {
        paper.watch("a/one", 0);
        paper.close("a/one", DAY, "Once");
        var original = written(paper.editions.readValue());

        try (var copy = Pressroom.reprinting(elsewhere, Samples.config("en"), original)) {
            copy.watch("a/one", 0);
            copy.close("a/one", DAY, "Once");
            assertThat(copy.read("reports/2026-02-24.md")).contains("A day like any other.");
        }
        try (var other =
                Pressroom.reprinting(elsewhere.resolve("other"), Samples.config("en"), original)) {
            other.watch("a/one", 0);
            other.send(revised(2, "Twice"));
            assertThat(other.editions.readValue().getRevision()).isEqualTo(2);
            assertThat(other.read("reports/2026-02-24.md")).doesNotContain("A day like any other.");
        }
    }

    private static RepoDayDigest revised(int revision, String title) {
        var digest = Samples.digest("a/one", DAY, Samples.commit("a/one", 0, Level.MEDIUM, title));
        digest.setRevision(revision);
        return digest;
    }

    private static boolean isKept(String path) {
        return path.startsWith("revisions/");
    }

    private static Edition written(Edition edition) {
        return Edition.newBuilder(edition)
                .setSummary("A day like any other.")
                .setOutlook("Watch the kiln.")
                .setProseBy("m")
                .build();
    }

    @Test
    void triesAgainUntilTheStoreTakesIt() throws IOException {
        paper.watch("a/one", 0);
        paper.store.broken = true;
        paper.close("a/one", DAY, "Patience");
        for (int minutes = 0; minutes < 100; minutes++) {
            paper.pass(Duration.ofMinutes(1));
        }
        assertThat(paper.editions.isEmpty()).isTrue();
        assertThat(paper.files()).isEmpty();

        paper.store.broken = false;
        paper.pass(Duration.ofMinutes(2));

        assertThat(paper.editions.readValue().getRevision()).isEqualTo(1);
        assertThat(paper.read("README.md")).contains("Patience");
    }

    @Test
    void passesOverATombstone() {
        paper.watch("a/one", 0);

        paper.digests.pipeInput(new DigestKey("a/one", DAY).toString(), (RepoDayDigest) null);

        assertThat(paper.editions.isEmpty()).isTrue();
    }

    @Test
    void givesTheSameBytesForTheSameDigests() throws IOException {
        paper.watch("a/one", 0);
        paper.close("a/one", DAY, Samples.NASTY);
        var first = paper.files();
        paper.close();
        for (var path : first.keySet()) {
            paper.remove(path);
        }

        open();
        paper.watch("a/one", 0);
        paper.close("a/one", DAY, Samples.NASTY);

        assertThat(paper.files()).isEqualTo(first).isNotEmpty();
    }
}
