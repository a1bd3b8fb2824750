package dev.courant.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Level;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

class CitationsTest {

    private static final EnrichedEvent COMMIT = Samples.commit("a/b", 1, Level.HIGH, "One");
    private static final EnrichedEvent MERGED = Samples.commit("a/b", 2, Level.LOW, "Two (#41)");
    private static final EnrichedEvent ISSUE = Samples.issue("a/b", 38, Level.LOW, "Three");
    private static final EnrichedEvent OTHER = Samples.issue("c/d", 38, Level.LOW, "Four");
    private static final EnrichedEvent LAST = Samples.issue("c/d", 7, Level.LOW, "Five");

    private final Citations citations =
            Citations.of(List.of(day("a/b", COMMIT, MERGED, ISSUE), day("c/d", OTHER, LAST)));
    private final CitedText text = new CitedText(Words.of("en"), citations);

    @BeforeEach
    void mergedByAPullRequest() {
        MERGED.setPullRequest(41L);
    }

    @Test
    void everyTokenThatIsGivenOutCitesItsEvent() {
        for (var event : List.of(COMMIT, MERGED, ISSUE, OTHER, LAST)) {
            assertThat(citations.cited(citations.token(event))).containsExactly(event);
        }
        assertThat(citations.token(COMMIT)).isEqualTo("[e:abc0001]");
        assertThat(citations.token(LAST)).isEqualTo("[e:#7]");
        assertThat(citations.token(OTHER)).isEqualTo("[e:c/d#38]");
    }

    @Test
    void understandsHowModelsWriteThem() {
        assertThat(citations.cited("[e:ABC0001]")).containsExactly(COMMIT);
        assertThat(citations.cited("[e:" + COMMIT.getSha() + "]")).containsExactly(COMMIT);
        assertThat(citations.cited("[e:7]")).containsExactly(LAST);
        assertThat(citations.cited(" (【e：abc0002】[e: #7, e:abc0002])"))
                .containsExactly(MERGED, LAST);
    }

    @Test
    void knowsNothingThatIsAmbiguousOrInvented() {
        assertThat(citations.cited("[e:#38][e:38][e:abc00019][e:bead000][e:][e:a/b]")).isEmpty();
    }

    @Test
    void linksWhatIsKnownAndDropsTheRest() {
        var line =
                text.prose()
                        .line(
                                "Old calls fail [e:abc0001]. Others [e:nobody] stay ([e:abc0002]"
                                        + " [e:c/d#38]) as they are [e:nobody].",
                                500);

        var read = Outline.parse(Markdown.render(List.of(line.paragraph())));

        assertThat(PlainText.of(read))
                .isEqualTo(
                        "Old calls fail (abc0001). Others stay (PR #41, issue #38) as they are.");
        assertThat(Outline.links(read))
                .containsExactly(
                        "https://github.com/a/b/commit/" + COMMIT.getSha(),
                        "https://github.com/a/b/pull/41",
                        "https://github.com/c/d/issues/38");
    }

    @Test
    void needsNoSpacesInChinese() {
        var zh = new CitedText(Words.of("zh"), citations);

        assertThat(zh.plain("过热 [e:#7] 尚无修复 [e:none]。\n- 见 [e:abc0001]\n- 完"))
                .isEqualTo("过热（问题 #7）尚无修复。\n- 见（abc0001）\n- 完");
    }

    @Test
    void aLinkOnATokenIsNoneOfOurs() {
        var line = ModelText.line("x [e:abc0001](https://evil.example) y", 500, text.prose());

        var read = Outline.parse(Markdown.render(List.of(line.paragraph())));

        assertThat(Outline.links(read)).containsExactly(Links.page(COMMIT));
        assertThat(PlainText.of(read)).isEqualTo("x (abc0001) y");
    }

    private static RepoDay day(String repo, EnrichedEvent... events) {
        return RepoDay.of(Samples.digest(repo, Samples.DAY, events));
    }
}
