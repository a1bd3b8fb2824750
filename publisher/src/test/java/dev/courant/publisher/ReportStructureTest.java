package dev.courant.publisher;

import static dev.courant.publisher.Samples.DAY;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.FileChange;
import dev.courant.schemas.Level;

import org.commonmark.node.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What holds of every report, whatever is in it; read back as GitHub reads it. */
class ReportStructureTest {

    private static final PublisherConfig CONFIG = Samples.config("en");
    private static final List<Level> LEVELS = List.of(Level.LOW, Level.MEDIUM, Level.HIGH);
    private static final Words WORDS = Words.of("en");
    private static final EditionPage EDITION = new EditionPage(CONFIG, WORDS);
    private static final RepoPage REPO = new RepoPage(CONFIG, WORDS);
    private static final String BUSY = "https://github.com/" + SampleDay.BUSY;

    @Test
    void theEditionKeepsItsHeadings() {
        assertThat(headings(edition(SampleDay.content(1))))
                .containsExactly(
                        "2 Summary",
                        "2 In detail",
                        "3 kiln-works/glaze",
                        "3 kiln-works/quiet.clay",
                        "3 kiln-works/shut",
                        "3 kiln-works/late",
                        "2 In closing");
    }

    @Test
    void theFrontPageHoldsTheEditionOneLevelBelow() {
        var front =
                new FrontPage(CONFIG, WORDS, EDITION)
                        .page(SampleDay.content(1), List.of(DAY), List.of());

        var read = Outline.parse(Markdown.render(front));

        assertThat(headings(read))
                .startsWith(
                        "1 Daily Kiln Report",
                        "2 Earlier editions",
                        "2 Latest edition (2026-02-24)")
                .contains("3 Summary", "4 kiln-works/glaze", "3 In closing")
                .hasSize(10);
        assertThat(Outline.links(read))
                .contains("reports/2026-02-24/kiln-works/glaze.md", "reports/2026-02-24.json");
    }

    @Test
    void linksAreOursAlone() {
        var allowed =
                "(https://github\\.com/kiln-works/glaze(/(commit/[0-9a-f]{40}|pull/41|issues/(38|44)))?"
                    + "|2026-02-24/kiln-works/[a-z.]+\\.md|2026-02-24\\.json|\\.\\./\\.\\./2026-02-24\\.md|#.*)";

        assertThat(Outline.links(edition(SampleDay.content(1))))
                .isNotEmpty()
                .allMatch(link -> link.matches(allowed));
        assertThat(Outline.links(page(SampleDay.busy())))
                .isNotEmpty()
                .allMatch(link -> link.matches(allowed));
    }

    @Test
    void callsNobodyAndHoldsNoHtml() {
        for (var read : List.of(edition(SampleDay.content(1)), page(SampleDay.busy()))) {
            assertThat(Outline.hasHtml(read)).isFalse();
            assertThat(Outline.openText(read))
                    .doesNotContainPattern("@[A-Za-z0-9]|#[0-9]|GH-[0-9]|:[a-z]+:|://|www\\.")
                    .doesNotContainPattern(
                            "[\\u0000-\\u0009\\u000B-\\u001F\\u202A-\\u202E\\u2066-\\u2069]");
        }
    }

    @Test
    void whatAModelWritesMakesNoHeadingAndNoLink() {
        var day = new AnalysedDay("en");
        var allowed =
                "(https://github\\.com/kiln-works/(glaze|shut|quiet.clay)"
                    + "(/(commit/[0-9a-f]{40}|pull/41|issues/38))?"
                    + "|2026-02-24/kiln-works/[a-z.]+\\.md|2026-02-24\\.json|\\.\\./\\.\\./2026-02-24\\.md|#.*)";
        var read =
                List.of(
                        edition(day.content()),
                        Outline.parse(
                                Markdown.render(
                                        new RepoPage(day.config(), WORDS).page(DAY, day.day()))));

        for (var page : read) {
            assertThat(Outline.links(page)).isNotEmpty().allMatch(link -> link.matches(allowed));
            assertThat(Outline.hasHtml(page)).isFalse();
            assertThat(Outline.openText(page))
                    .doesNotContain("evil.example", "\"summary\"")
                    .doesNotContainPattern("@[A-Za-z0-9]|#[0-9]|GH-[0-9]|:[a-z]+:|://|www\\.");
            assertThat(headings(page)).noneMatch(heading -> heading.contains("Urgent"));
        }
    }

    @Test
    void withoutAModelsSummaryItSaysSoAndCounts() {
        var down = EditionProse.missing("from-tomorrow", null);

        var zh = new EditionPage(Samples.config("zh"), Words.of("zh"));
        var edition = Markdown.render(zh.page(SampleDay.content(1).with(down)));

        assertThat(edition)
                .contains("## 摘要\n\n模型摘要不可用，以下为原始数据整理。\n\n本期关注 4 个仓库")
                .contains("- 模型未能撰写摘要与总结：from-tomorrow");
    }

    @Test
    void theOutlookIsFollowedByTheErrors() {
        var prose = EditionProse.written("A day.", "All is *well*.", "m", null);

        var edition = Markdown.render(EDITION.page(SampleDay.content(1).with(prose)));

        assertThat(edition)
                .contains("## Summary\n\nA day. (written by `model:m`)\n\n4 repositories");
        assertThat(edition.substring(edition.indexOf("## In closing")))
                .startsWith("## In closing\n\nAll is well.\n\n|Repository|")
                .contains("**Repositories that could not be read whole**", "404: no such");
    }

    @Test
    void aTitleLeadsToThePullRequestAndAKnownNumberToItsIssue() {
        var edition = Markdown.render(EDITION.page(SampleDay.content(1)));

        assertThat(edition)
                .contains("[**feat(firing)!: fire in two stages**](" + BUSY + "/pull/41)")
                .contains("see [#38](" + BUSY + "/issues/38) and #\u2060999");
    }

    @Test
    void everyEntryOfTheContentsLeadsToAHeading() {
        var titles =
                List.of(
                        "Same",
                        "Same",
                        "same-1",
                        "Same!",
                        "!!!",
                        "???",
                        "",
                        "词 `code` & more",
                        "Ⅳ Größe 🔥 x_y");
        var events =
                IntStream.range(0, titles.size())
                        .mapToObj(i -> Samples.commit("a/b", i, LEVELS.get(i % 3), titles.get(i)))
                        .toArray(EnrichedEvent[]::new);

        var read = page(RepoDay.of(Samples.digest("a/b", DAY, events)));

        var anchors = Outline.links(read).stream().filter(link -> link.startsWith("#")).toList();
        assertThat(anchors)
                .hasSize(2 + 3 + titles.size())
                .doesNotHaveDuplicates()
                .doesNotContain("#");
        assertThat(githubAnchors(read)).containsAll(anchors);
    }

    /** As GitHub's own pages number repeated headings. */
    private static List<String> githubAnchors(Node read) {
        var seen = new HashMap<String, Integer>();
        var anchors = new ArrayList<String>();
        for (var heading : Outline.headings(read)) {
            var id = PlainText.of(heading).toLowerCase(Locale.ROOT);
            id =
                    id.codePoints()
                            .filter(c -> c == ' ' || c == '-' || isWord(c))
                            .map(c -> c == ' ' ? '-' : c)
                            .collect(
                                    StringBuilder::new,
                                    StringBuilder::appendCodePoint,
                                    StringBuilder::append)
                            .toString();
            int before = seen.merge(id, 1, Integer::sum) - 1;
            anchors.add("#" + id + (before == 0 ? "" : "-" + before));
        }
        return anchors;
    }

    private static boolean isWord(int c) {
        return Character.isAlphabetic(c)
                || Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.CONNECTOR_PUNCTUATION;
    }

    @Test
    void namesEveryEventOfABusyDay() throws IOException {
        var events =
                IntStream.range(0, 2_000)
                        .mapToObj(i -> Samples.commit("a/b", i, LEVELS.get(i % 3), "Change " + i))
                        .toArray(EnrichedEvent[]::new);
        var content =
                EditionContent.withoutModel(
                        DAY, 1, List.of(RepoDay.of(Samples.digest("a/b", DAY, events))));

        var edition = Markdown.render(EDITION.page(content));
        var page = Markdown.render(REPO.page(DAY, content.repos().getFirst()));
        var json = new ObjectMapper().readTree(new EditionJson(CONFIG, WORDS).render(content));

        assertThat(events)
                .allSatisfy(
                        event -> {
                            assertThat(edition).contains("/commit/" + event.getSha());
                            assertThat(page).contains("/commit/" + event.getSha());
                        });
        assertThat(json.at("/repos/0/events")).hasSize(2_000);
    }

    @Test
    void namesTheMostChangedOfThousandsOfFilesAndCountsTheRest() {
        var files =
                IntStream.range(0, 3_000)
                        .mapToObj(
                                i ->
                                        Samples.file(
                                                "src/part%02d/file%d.c".formatted(i % 20, i), i, 0))
                        .toArray(FileChange[]::new);
        var event =
                Samples.withFiles(Samples.commit("a/b", 1, Level.HIGH, "Rename everything"), files);
        event.setFileCount(3_500);
        var repo = RepoDay.of(Samples.digest("a/b", DAY, event));

        var edition =
                Markdown.render(EDITION.page(EditionContent.withoutModel(DAY, 1, List.of(repo))));
        var page = Markdown.render(REPO.page(DAY, repo));

        assertThat(edition)
                .contains("`part19/file2999.c` (+2,999 -0)", "and 3,494 more")
                .hasSizeLessThan(4_000);
        assertThat(page)
                .contains("3,460 more files are not listed", "12 more modules")
                .hasSizeLessThan(8_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x", "x ", "`", "@a ", "- a\n", "\u0007", "(", "$", "# a\n", "a@", "🔥\n\n", "~~~\n"
            })
    void staysReadableWithAMegabyteOfText(String piece) {
        var event = Samples.commit("a/b", 1, Level.HIGH, piece.repeat(1_000_000 / piece.length()));
        event.setBody(piece.repeat(1_000_000 / piece.length()));
        event.setAuthor(piece.repeat(100_000));
        var analysed = Samples.commit("a/b", 2, Level.HIGH, "x");
        analysed.setAnalysis(new AnalysedDay("en").day().events().getFirst().getAnalysis());
        analysed.getAnalysis().setSummary("x " + event.getBody());
        analysed.getAnalysis().setRisks(Collections.nCopies(10, "x " + event.getBody()));
        var repo = RepoDay.of(Samples.digest("a/b", DAY, event, analysed));

        var edition =
                Markdown.render(EDITION.page(EditionContent.withoutModel(DAY, 1, List.of(repo))));
        var page = page(repo);

        assertThat(edition).hasSizeLessThan(8_000);
        assertThat(Outline.hasHtml(page)).isFalse();
        assertThat(headings(page)).hasSizeLessThan(8);
    }

    @Test
    void aQuietDayIsNoFailureAndAFailureIsNotQuiet() {
        var edition = Markdown.render(EDITION.page(SampleDay.content(1)));

        assertThat(edition).containsOnlyOnce("No updates.");
        assertThat(edition.substring(edition.indexOf("### [kiln-works/shut]")))
                .contains(
                        "404: no such repository, or no access to it (since 2026-02-24 03:15 UTC).")
                .contains("|kiln-works/shut|–|–|–|–|–|⚠️ not read|")
                .contains("|kiln-works/late|–|–|–|–|–|⚠️ not there|");
    }

    @Test
    void aFailedDayStillTellsWhatCouldBeRead() {
        var digest = Samples.failed("a/b", DAY, "The token has expired.");
        digest.setEvents(List.of(Samples.commit("a/b", 1, Level.LOW, "Seen before that")));

        var edition =
                Markdown.render(
                        EDITION.page(
                                EditionContent.withoutModel(DAY, 1, List.of(RepoDay.of(digest)))));

        assertThat(edition)
                .contains(
                        "The token has expired", "the part that could be read", "Seen before that");
    }

    @Test
    void eventsElsewhereThanOnGitHubComLinkThere() {
        var event = Samples.commit("a/b", 1, Level.LOW, "x");
        event.setUrl("https://git.kiln.example:8443/a/renamed/commit/" + event.getSha());
        assertThat(Links.best(event)).isEqualTo(event.getUrl());

        for (var bad :
                List.of(
                        "javascript:alert(1)",
                        "http://a.example/a/b/commit/abcdef0",
                        "https://e.example/) [x](y",
                        "")) {
            event.setUrl(bad);
            assertThat(Links.best(event))
                    .isEqualTo("https://github.com/a/b/commit/" + event.getSha());
        }
    }

    private static Node edition(EditionContent content) {
        return Outline.parse(Markdown.render(EDITION.page(content)));
    }

    private static Node page(RepoDay repo) {
        return Outline.parse(Markdown.render(REPO.page(DAY, repo)));
    }

    private static List<String> headings(Node read) {
        return Outline.headings(read).stream()
                .map(heading -> heading.getLevel() + " " + PlainText.of(heading))
                .toList();
    }
}
