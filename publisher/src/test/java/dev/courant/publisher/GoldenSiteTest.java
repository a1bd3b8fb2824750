package dev.courant.publisher;

import dev.courant.publisher.site.Levels;
import dev.courant.schemas.Edition;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The pages for a browser, held by files. What style and script are is not held here. */
class GoldenSiteTest {

    private static final LocalDate BEFORE = Samples.DAY.minusDays(1);

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void edition(String language) throws IOException {
        check(
                language + "/edition.html",
                pages(language).edition(SampleDay.content(2)).text("../"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void repoPages(String language) throws IOException {
        for (var repo : SampleDay.content(1).repos()) {
            var name = repo.name().substring(repo.name().indexOf('/') + 1);
            check(
                    language + "/" + name + ".html",
                    pages(language).repo(Samples.DAY, repo).text("../../../"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void aDayThatAModelHasLookedAt(String language) throws IOException {
        var day = new AnalysedDay(language);

        check(
                language + "/analysed/edition.html",
                pages(language).edition(day.content()).text("../"));
        check(
                language + "/analysed/glaze.html",
                pages(language).repo(Samples.DAY, day.day()).text("../../../"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void index(String language) throws IOException {
        var config = Samples.config(language);
        var words = Words.of(language);
        var content = SampleDay.content(1);
        var index = new SiteIndex(config, words, new EditionPage(config, words));
        var past =
                List.of(
                        printed(Samples.DAY, true, new Levels(2, 3, 3)),
                        printed(BEFORE, false, new Levels(0, 1, 0)),
                        printed(Samples.DAY.minusDays(40), true, Levels.NONE),
                        PastEdition.of(
                                asReleasesBeforeTheSite(Samples.DAY.minusDays(2)), Samples.DAY));

        check(language + "/index.html", index.page(content, past, List.of()).text(""));
    }

    private static Edition asReleasesBeforeTheSite(LocalDate day) {
        return Edition.newBuilder()
                .setDay(day)
                .setTitle("Daily Kiln Report")
                .setZone("UTC")
                .setLanguage("en")
                .setRevision(1)
                .setComplete(true)
                .setObjects(List.of(Paths.edition(day), Paths.json(day), Paths.FRONT_PAGE))
                .build();
    }

    private static PastEdition printed(LocalDate day, boolean complete, Levels levels) {
        return new PastEdition(
                day, complete, levels, Map.of(SampleDay.BUSY, levels), 1, null, true);
    }

    private static SitePages pages(String language) {
        var config = new AnalysedDay(language).config();
        var words = Words.of(language);
        return new SitePages(
                config, words, new EditionPage(config, words), new RepoPage(config, words));
    }

    private static void check(String name, String page) throws IOException {
        Golden.check(name, page.replaceAll("courant\\.[0-9a-f]{12}\\.", "courant."));
    }
}
