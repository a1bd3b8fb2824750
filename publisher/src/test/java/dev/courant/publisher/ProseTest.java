package dev.courant.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import org.commonmark.node.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.regex.Pattern;

class ProseTest {

    private static final Pattern CALLS =
            Pattern.compile("@[A-Za-z0-9]|#[0-9]|GH-[0-9]|:[a-z_+-]+:|://|www\\.|mailto:");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ping @octocat and @org/team",
                "mail a@b.example",
                "fixes #12, GH-13, gh-14",
                "other/repo#7 and other/repo@abcdef0",
                "see https://github.com/a/b/issues/1.",
                "see www.evil.example or mailto:a@b.example",
                "party :tada: and :+1:",
                "@@a ##1 ::a::",
            })
    void callsNobodyAndPointsAtNothing(String text) {
        var read = reread(Prose.plain(text, 200));

        assertThat(Outline.openText(read)).doesNotContainPattern(CALLS);
        assertThat(Outline.links(read)).isEmpty();
        assertThat(Outline.of(read).replace("\u2060", ""))
                .contains(text.substring(0, text.indexOf(" ")));
    }

    @Test
    void showsAddressesHashesAndFormulasAsCode() {
        var read =
                reread(
                        Prose.plain(
                                "(see https://a.example/x?y). "
                                        + "0123456789".repeat(4)
                                        + " costs $5",
                                200));

        assertThat(Outline.of(read))
                .contains("Code https://a.example/x?y\n", "Text ). ")
                .contains("Code 0123456789", "Code $5");
    }

    @Test
    void keepsTheCodeOfTheAuthor() {
        assertThat(Outline.of(reread(Prose.plain("Turn `@config` into ``a`b`` or `", 200))))
                .contains("Code @config")
                .endsWith("or `");
    }

    @Test
    void linksOnlyNumbersThatAreKnown() {
        var prose = new Prose(number -> number == 38 ? "https://github.com/a/b/issues/38" : null);

        var read = reread(prose.line("#38, #39, c/d#38 and a#38", 200));

        assertThat(Outline.links(read)).containsExactly("https://github.com/a/b/issues/38");
        assertThat(Outline.openText(read)).doesNotContainPattern(CALLS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+ a", "- a", "* a", "1. a", "1) a", "> a", "# a", "===", "---", "~~~", "```",
                "    a", "| a |"
            })
    void startsNoBlock(String text) {
        var read = reread(Prose.plain(text, 200));

        assertThat(Outline.of(read)).startsWith("Document \n  Paragraph \n    Text ");
        assertThat(read.getFirstChild().getNext()).isNull();
    }

    private static Node reread(Line line) {
        return Outline.parse(Markdown.render(List.of(line.paragraph())));
    }
}
