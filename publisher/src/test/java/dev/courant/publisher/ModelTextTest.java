package dev.courant.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import org.commonmark.node.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class ModelTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "see [the docs](https://e.example/a_(b)) first → see the docs first",
                "[`fire()`](https://e.example) changes → fire() changes",
                "![pixel](https://e.example/p.png) shown → shown",
                "[![badge](https://e.example/b.svg)](https://e.example) ok → ok",
                "read <https://e.example> → read https://e.example",
                "a <b>bold</b> <img src=x onerror=y> claim<script>x</script> → a bold claimx",
                "one<!-- two --> three → one three",
                "**新增**调度器，*不兼容* → 新增调度器，不兼容",
                "use `<br>` in vector<int>, vec<u> → use <br> in vector<int>, vec<u>",
                "ops[0](x) and 2**3 and 4**5 → ops[0](x) and 2**3 and 4**5",
                "__init__ stays → __init__ stays",
            })
    void takesMarkupOffAndLeavesTheWords(String raw, String shown) {
        assertThat(plain(raw)).isEqualTo(shown);
    }

    @Test
    void flowsLinesIntoOneParagraph() {
        assertThat(plain("One\nline.\n\n- first\n- [ ] second\n  goes on\n1. third"))
                .isEqualTo("One line. first; second goes on; third");
        assertThat(plain("## 变更\n先保温，\n再升温\n\n1、释放 GPU\n2、等待")).isEqualTo("变更：先保温，再升温；释放 GPU；等待");
        assertThat(plain("a<br>- b<ul><li>c</li></ul>")).isEqualTo("a; b c");
        assertThat(plain("| k | v |\n|:--|--:|\n| a | b |\n---\n> quoted"))
                .isEqualTo("k | v; a | b quoted");
    }

    @Test
    void endsWithASentenceWhenItIsTooLong() {
        var text = "The first sentence. The second one. " + "x".repeat(100);

        assertThat(plain(text, 45)).isEqualTo("The first sentence. The second one. …");
        assertThat(plain("第一句。第二句。" + "字".repeat(50), 12)).isEqualTo("第一句。第二句。 …");
        assertThat(plain("x".repeat(50), 12)).isEqualTo("x".repeat(12) + "…");
        assertThat(plain("\uD83D\uDD25".repeat(50), 3)).isEqualTo("\uD83D\uDD25".repeat(3) + "…");
    }

    @Test
    void makesListsWhereThereIsRoomForThem() {
        var blocks = ModelText.blocks("Watch:\n- one\n- two\n# Next\nthree", 200, new Prose(null));

        assertThat(Outline.of(read(blocks)))
                .isEqualTo(
                        """
                        Document\s
                          Paragraph\s
                            Text Watch:
                          BulletList\s
                            ListItem\s
                              Paragraph\s
                                Text one
                            ListItem\s
                              Paragraph\s
                                Text two
                          Paragraph\s
                            Text Next:
                          Paragraph\s
                            Text three\
                        """);
    }

    @Test
    void boundsAllBlocksTogether() {
        var blocks =
                ModelText.blocks("- " + "word ".repeat(10_000) + "\n- more", 300, new Prose(null));

        assertThat(Markdown.render(blocks)).hasSizeLessThan(310).doesNotContain("more");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"summary\": \"x\"}",
                "```json\n{\"summary\": \"x\", \"risks\": []}\n```",
                "json {\"a\": 1",
                "\"{\\\"summary\\\": \\\"x\\\"}\"",
                "[{\"a\": 1}]",
                "[\"a\", \"b\"]",
                "{}",
                "{summary: 'x'}",
                "Here is the JSON: {\"score\": 50, \"summary\": \"x",
            })
    void knowsJson(String text) {
        assertThat(ModelText.isJson(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[Bugfix] Fix it",
                "[[Refactor] Split it]",
                "{{ template }} is rendered twice",
                "Adds `{\"stream\": true}` to the request",
                "The field \"type\": now optional",
                "",
            })
    void takesNothingElseForJson(String text) {
        assertThat(ModelText.isJson(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "![",
                "[a](",
                "(",
                "<",
                "<b",
                "<!--",
                "`",
                "``",
                "*",
                "**a",
                "- ",
                "> ",
                "#",
                "# #",
                "|",
                "-",
                "--x",
                "{\"",
                "\"type\":",
                "[e:",
                "【e:a】",
                "\n",
                "1. "
            })
    void readsWhateverIsRepeated(String piece) {
        var raw = piece.repeat(100_000);

        assertThat(ModelText.line(raw, 1_000).plain()).hasSizeLessThan(4_000);
        assertThat(Markdown.render(ModelText.blocks(raw, 1_000, new Prose(null))))
                .hasSizeLessThan(12_000);
        assertThat(ModelText.isJson(raw)).isIn(true, false);
    }

    private static String plain(String raw) {
        return plain(raw, 400);
    }

    private static String plain(String raw, int limit) {
        return ModelText.line(raw, limit).plain().replace("\u2060", "");
    }

    private static Node read(List<Node> blocks) {
        return Outline.parse(Markdown.render(blocks));
    }
}
