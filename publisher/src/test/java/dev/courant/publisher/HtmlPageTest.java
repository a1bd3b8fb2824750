package dev.courant.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.Level;

import org.commonmark.node.Node;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class HtmlPageTest {

    private static final Pattern NUMBERED = Pattern.compile("&#(x?)([0-9a-f]+);");
    private static final Words WORDS = Words.of("en");

    @Test
    void headingsHaveTheAnchorsThatTheContentsLeadTo() {
        var parts = new RepoPage(Samples.config("en"), WORDS).parts(Samples.DAY, SampleDay.busy());
        var page = new HtmlPage(WORDS, parts.all());
        var headings = page.of(parts.all()).toString();

        var contents = page.of(parts.contents()).toString();

        for (var level : parts.levels()) {
            for (var event : level.events()) {
                var anchor = page.anchor(event.heading());
                assertThat(anchor).isNotEmpty();
                assertThat(headings).contains("<h4 id=\"" + anchor + "\">");
            }
        }
        assertThat(contents)
                .contains("href=\"#bump-clay-from-12-to-13-abc0005\"")
                .contains("href=\"#-high-importance-2\"");
    }

    @Test
    void pagesOfOursLinkToTheirOwnKindAndNothingElseDoes() {
        assertThat(html(new Line().link("../2026-02-24.md", Line.of("x")).paragraph()))
                .isEqualTo("<p><a href=\"../2026-02-24.html\">x</a></p>\n");
        assertThat(html(new Line().link("https://e.example/a.md", Line.of("x")).paragraph()))
                .contains("href=\"https://e.example/a.md\"");
    }

    @Test
    void aLevelStandsInWordsAndOnItsItem() {
        var item = new Line().mark(Level.HIGH).text(" news").item();

        assertThat(html(Markdown.bullets(List.of(item))))
                .contains("<li class=\"event high\" data-level=\"high\">")
                .contains("<span class=\"mark high\">High</span> news");
        assertThat(html(new Line().mark(Level.LOW).text(" Low importance").heading(2)))
                .contains("<span class=\"dot low\" aria-hidden=\"true\"></span> Low importance");
    }

    @Test
    void leadsToTheDetailsOfAnEventIfThereAreAny() {
        var event = Samples.commit("a/b", 1, Level.HIGH, "One");
        var blocks = List.<Node>of(Line.of("One").details(event).paragraph());

        assertThat(new HtmlPage(WORDS, blocks, found -> "b.html#" + SiteText.id(found)).of(blocks))
                .hasToString(
                        "<p>One <a href=\"b.html#commit-abc000100000\""
                                + " class=\"details\">details</a></p>\n");
        assertThat(new HtmlPage(WORDS, blocks).of(blocks)).hasToString("<p>One</p>\n");
        assertThat(Markdown.render(blocks)).isEqualTo("One\n");
    }

    /** Nothing is left for the sanitizer to take away: it is a second line. */
    @Test
    void escapesWhateverStandsInATitle() {
        var random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            var line = Prose.plain(NastyTextTest.text(random), 60);
            var plain = line.plain();
            var html = html(line.paragraph());

            assertThat(decoded(html.replaceAll("</?(?:p|code)>", ""))).isEqualTo(plain + "\n");
        }
    }

    private static String decoded(String html) {
        var named = html.replace("<!-- -->", "").replace("&lt;", "<").replace("&gt;", ">");
        return NUMBERED.matcher(named)
                .replaceAll(found -> Matcher.quoteReplacement(character(found)))
                .replace("&amp;", "&");
    }

    private static String character(MatchResult found) {
        int radix = found.group(1).isEmpty() ? 10 : 16;
        return Character.toString(Integer.parseInt(found.group(2), radix));
    }

    @Test
    void aTableHasABoxOfItsOwn() {
        var table = Markdown.table(List.of("a"), List.of(List.of(Line.of("b"))));

        assertThat(html(table)).startsWith("<div class=\"table\" role=\"group\" tabindex=\"0\"");
    }

    @Test
    void textIsTextAndScriptsAreNoAddresses() {
        var line = Line.of("<img src=x onerror=alert(1)> & \"'").code("</code><script>");

        assertThat(html(line.paragraph()))
                .startsWith("<p>&lt;img src&#61;x onerror&#61;alert(1)&gt; &amp; &#34;&#39;")
                .doesNotContain("<img", "<script");
        assertThat(html(new Line().link("javascript:alert(1)", Line.of("x")).paragraph()))
                .doesNotContain("javascript");
    }

    private static String html(Node block) {
        return new HtmlPage(WORDS, List.of(block)).of(List.of(block)).toString();
    }
}
