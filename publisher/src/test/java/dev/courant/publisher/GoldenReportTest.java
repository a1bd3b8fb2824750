package dev.courant.publisher;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

class GoldenReportTest {

    private static final List<LocalDate> PUBLISHED =
            List.of(Samples.DAY, LocalDate.parse("2026-02-22"), LocalDate.parse("2026-02-23"));

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void edition(String language) throws IOException {
        var page = new EditionPage(Samples.config(language), Words.of(language));

        Golden.check(language + "/edition.md", Markdown.render(page.page(SampleDay.content(2))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void repoPages(String language) throws IOException {
        var page = new RepoPage(Samples.config(language), Words.of(language));

        for (var repo : SampleDay.content(1).repos()) {
            var name = repo.name().substring(repo.name().indexOf('/') + 1);
            Golden.check(
                    language + "/" + name + ".md", Markdown.render(page.page(Samples.DAY, repo)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void frontPage(String language) throws IOException {
        var config = Samples.config(language);
        var words = Words.of(language);
        var page = new FrontPage(config, words, new EditionPage(config, words));

        Golden.check(
                language + "/README.md",
                Markdown.render(page.page(SampleDay.content(1), PUBLISHED, List.of())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void json(String language) throws IOException {
        var json = new EditionJson(Samples.config(language), Words.of(language));

        Golden.check(language + "/edition.json", json.render(SampleDay.content(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void aDayThatAModelHasLookedAt(String language) throws IOException {
        var day = new AnalysedDay(language);
        var words = Words.of(language);
        var edition = new EditionPage(day.config(), words).page(day.content());
        var page = new RepoPage(day.config(), words).page(Samples.DAY, day.day());
        var json = new EditionJson(day.config(), words).render(day.content());

        Golden.check(language + "/analysed/edition.md", Markdown.render(edition));
        Golden.check(language + "/analysed/glaze.md", Markdown.render(page));
        Golden.check(language + "/analysed/edition.json", json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void aDayOnWhichTheModelWasDown(String language) throws IOException {
        var day = new AnalysedDay(language);
        var page = new EditionPage(day.config(), Words.of(language));
        var content = SampleDay.content(1).with(EditionProse.missing("unavailable", null));
        for (var event : content.repos().getFirst().events()) {
            event.setAnalysisProblem("unavailable");
        }

        Golden.check(language + "/analysed/down.md", Markdown.render(page.page(content)));
    }
}
