package dev.courant.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CleanTextTest {

    @Test
    void leavesOutWhatControlsOrTurnsTheReading() {
        var clean = CleanText.line("a\u0000b\u001B[31mc\u202Ed\u2066e\u200Bf\uFEFFg\uFFFFh", 100);

        assertThat(clean).isEqualTo("ab[31mcdefgh");
    }

    @Test
    void makesOneSpaceOfAnyWhiteSpaceAndNoneAtTheEnds() {
        assertThat(CleanText.line(" \t a \r\n\n b\u00A0\u3000c\u2028d \n", 100))
                .isEqualTo("a b c d");
    }

    @Test
    void cutsBetweenCodePointsAndSaysSo() {
        assertThat(CleanText.line("🔥🔥🔥", 2)).isEqualTo("🔥🔥…");
        assertThat(CleanText.line("🔥🔥🔥", 3)).isEqualTo("🔥🔥🔥");
    }

    @Test
    void keepsJoinedEmojiWhole() {
        assertThat(CleanText.line("👩‍🚀", 10)).isEqualTo("👩‍🚀");
    }

    @Test
    void dropsHalfACharacter() {
        assertThat(CleanText.line("a\uD83Db", 10)).isEqualTo("ab");
    }

    @Test
    void keepsLinesWhereTheyMatter() {
        assertThat(CleanText.lines("a\r\n\tb\u0007\n\nc", 100)).isEqualTo("a\n b\n\nc");
        assertThat(CleanText.lines("abc\ndef", 5)).isEqualTo("abc\nd…");
    }
}
