package dev.courant.publisher;

import static dev.courant.publisher.Samples.DAY;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.Analysis;
import dev.courant.schemas.Insight;

import org.commonmark.node.Document;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Whatever stands in a message: what was built is what is read, in every place that text can stand.
 */
class NastyTextTest {

    private static final long SEED = 20260224;
    private static final List<String> PIECES =
            List.of(
                    "a",
                    "词",
                    " ",
                    "  ",
                    "\n",
                    "\t",
                    "`",
                    "``",
                    "```",
                    "*",
                    "**",
                    "_",
                    "__",
                    "~",
                    "~~",
                    "|",
                    "\\",
                    "\\|",
                    "<",
                    ">",
                    "<b>",
                    "</b>",
                    "<!--",
                    "-->",
                    "<script>",
                    "&amp;",
                    "&#10;",
                    "&",
                    "[",
                    "]",
                    "(",
                    ")",
                    "[x](https://e.example)",
                    "![",
                    "!",
                    "#",
                    "##",
                    "#1",
                    "-",
                    "+",
                    "=",
                    "===",
                    "1.",
                    "1)",
                    ">",
                    "@a",
                    "@",
                    ":a:",
                    ":",
                    "https://e.example",
                    "http://e.example/)",
                    "www.e.example",
                    "ftp://x",
                    "a@b.example",
                    "GH-1",
                    "a/b#1",
                    "$",
                    "$$",
                    "\u0000",
                    "\u202E",
                    "\u200F",
                    "\u2028",
                    "\uD83D",
                    "🔥",
                    "👩‍🚀",
                    "\"",
                    "'",
                    "{",
                    "}",
                    "^",
                    "[^1]",
                    "[ ]",
                    "[e:abc]",
                    "[e:",
                    "【e：#38】",
                    "{\"summary\":",
                    "<br>",
                    "# ",
                    "- ",
                    "1. ",
                    "|-|-|",
                    "- [ ] ",
                    "0123456789012345678901234567890123456789",
                    "！",
                    "：",
                    "（");

    @Test
    void isReadAsItWasBuilt() {
        var random = new Random(SEED);
        for (int i = 0; i < 1_500; i++) {
            var text = text(random);
            var built = blocks(text);
            var rendered = Markdown.render(built);
            var read = Outline.parse(rendered);

            assertThat(Outline.of(read))
                    .as("%s%n%s", escaped(text), rendered)
                    .isEqualTo(Outline.of(document(built)));
            assertThat(Outline.hasHtml(read)).isFalse();
            assertThat(Outline.links(read)).containsOnly("https://ours.example");
        }
    }

    @Test
    void staysSoInTheBodyOfAMessage() {
        var random = new Random(SEED);
        for (int i = 0; i < 1_000; i++) {
            var text = text(random) + "\n" + text(random) + "\n\n" + text(random);
            var built = MessageBody.of(text, 1_000).nodes(new Prose(null));
            var read = Outline.parse(Markdown.render(built));

            assertThat(Outline.of(read)).as(escaped(text)).isEqualTo(Outline.of(document(built)));
            assertThat(Outline.hasHtml(read)).isFalse();
            assertThat(Outline.links(read)).isEmpty();
        }
    }

    @Test
    void staysSoInWhatAModelSays() {
        var random = new Random(SEED);
        var text = new CitedText(Words.of("en"), Citations.of(List.of(SampleDay.busy())));
        for (int i = 0; i < 1_000; i++) {
            var raw = text(random) + "\n" + text(random) + "\n\n" + text(random);
            var built = new ArrayList<>(ModelText.blocks(raw, 100, text.prose()));
            var line = ModelText.line(raw, 60);
            if (!line.isEmpty()) {
                built.add(Line.of("Before: ").append(line).paragraph());
                built.add(Markdown.numbered(List.of(ModelText.line(raw, 60).item())));
            }
            built.add(
                    Markdown.table(
                            List.of("a", "b"),
                            List.of(List.of(ModelText.line(raw, 60), ModelText.line(raw, 9)))));
            var rendered = Markdown.render(built);
            var read = Outline.parse(rendered);

            assertThat(Outline.of(read))
                    .as("%s%n%s", escaped(raw), rendered)
                    .isEqualTo(Outline.of(document(built)));
            assertThat(Outline.hasHtml(read)).isFalse();
            assertThat(Outline.links(read))
                    .allMatch("https://github.com/kiln-works/glaze/issues/38"::equals);
        }
    }

    @Test
    void staysSoOnAWholePage() {
        var random = new Random(SEED);
        var day = new AnalysedDay("en");
        var page = new RepoPage(day.config(), Words.of("en"));
        var ours = Outline.links(Outline.parse(Markdown.render(page.page(DAY, day.day()))));
        for (int i = 0; i < 150; i++) {
            var repo = day.day();
            repo.events().forEach(event -> spoil(event.getAnalysis(), random));
            var built = page.page(DAY, repo);
            var read = Outline.parse(Markdown.render(built));

            assertThat(Outline.of(read)).isEqualTo(Outline.of(document(built)));
            assertThat(Outline.hasHtml(read)).isFalse();
            assertThat(Outline.links(read)).isEqualTo(ours);
        }
    }

    private static void spoil(@Nullable Analysis analysis, Random random) {
        if (analysis != null) {
            analysis.setType(text(random));
            analysis.setSummary(text(random));
            analysis.setScope(text(random));
            analysis.setInsights(List.of(new Insight(text(random), text(random))));
            analysis.setRisks(List.of(text(random), text(random)));
            analysis.setAdvice(text(random));
        }
    }

    private static List<Node> blocks(String text) {
        var clean = Prose.plain(text, 60);
        if (clean.isEmpty()) {
            return List.of(new Line().link("https://ours.example", Line.of("nothing")).paragraph());
        }
        return List.of(
                plain(text).heading(3),
                plain(text).paragraph(),
                Line.of("before ").append(plain(text)).text(" after").paragraph(),
                new Line()
                        .link("https://ours.example", new Line().strong(plain(text)))
                        .text(" — x")
                        .paragraph(),
                Markdown.bullets(
                        List.of(
                                plain(text).item(Markdown.bullets(List.of(plain(text).item()))),
                                plain(text).item())),
                Markdown.table(
                        List.of("a", "b"),
                        List.of(
                                List.of(plain(text), Line.of("x")),
                                List.of(Line.of("y"), plain(text)))),
                Markdown.quote(plain(text)));
    }

    private static Line plain(String text) {
        return Prose.plain(text, 60);
    }

    private static Document document(List<Node> blocks) {
        var document = new Document();
        blocks.forEach(document::appendChild);
        return document;
    }

    static String text(Random random) {
        return random.ints(1 + random.nextInt(12), 0, PIECES.size())
                .mapToObj(PIECES::get)
                .collect(Collectors.joining());
    }

    private static String escaped(String text) {
        return text.chars()
                .mapToObj(c -> c < 32 || c > 126 ? "\\u%04X".formatted(c) : "" + (char) c)
                .collect(Collectors.joining());
    }
}
