package dev.courant.enricher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CleanTextTest {

    private static final String SMILE = "\uD83D\uDE00";

    @Test
    void dropsControlCharactersButKeepsLinesAndTabs() {
        assertThat(CleanText.of("a\u0000b\u0007c\u001b[31m\td\ne\u007f\u0085"))
                .isEqualTo("abc[31m\td\ne");
    }

    @Test
    void dropsMarksThatTurnTheReadingDirection() {
        assertThat(CleanText.of("\uFEFFuser\u202E \u2066// admin\u2069\u202C"))
                .isEqualTo("user // admin");
    }

    @Test
    void keepsMarksThatOtherScriptsNeed() {
        assertThat(CleanText.of("می\u200Cخواهم \u200Eabc")).isEqualTo("می\u200Cخواهم \u200Eabc");
    }

    @Test
    void makesEveryLineEndALineFeed() {
        assertThat(CleanText.of("a\r\nb\rc\n\rd\r")).isEqualTo("a\nb\nc\n\nd\n");
    }

    @Test
    void foldsOneLine() {
        assertThat(CleanText.oneLine("  a\n\n b\u00a0\u2028c\t", 80)).isEqualTo("a b c");
    }

    @Test
    void cutsOneLineWithAnEllipsisAndNeverInsideACharacter() {
        assertThat(CleanText.oneLine("abc" + SMILE + "def", 5)).isEqualTo("abc…");
        assertThat(CleanText.oneLine("abc" + SMILE, 5)).isEqualTo("abc" + SMILE);
    }

    @Test
    void readsNoMoreOfAnEndlessLineThanItShows() {
        assertThat(CleanText.oneLine("x".repeat(5_000_000), 400)).hasSize(400).endsWith("x…");
    }

    @Test
    void beginsWithWholeLinesWhereThatKeepsMostOfIt() {
        assertThat(CleanText.beginning("first\nsecond\nthird", 14)).isEqualTo("first\nsecond");
        assertThat(CleanText.beginning("a\n" + "b".repeat(50), 20)).hasSize(20);
        assertThat(CleanText.beginning("ab" + SMILE, 3)).isEqualTo("ab");
        assertThat(CleanText.beginning("short", 5)).isEqualTo("short");
    }

    @Test
    void cutsPatchesAtLineEndsOnly() {
        assertThat(CleanText.wholeLines("+one\n+two\n+three", 9)).isEqualTo("+one\n+two");
        assertThat(CleanText.wholeLines("+one\n+two", 8)).isEqualTo("+one");
        assertThat(CleanText.wholeLines("+a very long line", 5)).isEmpty();
        assertThat(CleanText.wholeLines("+a", 0)).isEmpty();
    }
}
