package dev.courant.poller;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TextTest {

    @Test
    void keepsWhatFits() {
        assertThat(Text.cut("four", 4)).isEqualTo("four");
        assertThat(Text.cut("", 4)).isEmpty();
    }

    @Test
    void cutsAtTheLimit() {
        assertThat(Text.cut("fours", 4)).isEqualTo("four");
    }

    @Test
    void doesNotSplitACharacter() {
        assertThat(Text.cut("abc\uD83D\uDE00", 4)).isEqualTo("abc");
        assertThat(Text.cut("ab\uD83D\uDE00c", 4)).isEqualTo("ab\uD83D\uDE00");
    }
}
