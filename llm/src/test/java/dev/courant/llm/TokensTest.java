package dev.courant.llm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {

    @Test
    void countsAsO200kDoes() {
        assertThat(Tokens.count("")).isZero();
        assertThat(Tokens.count("hello world")).isEqualTo(2);
        assertThat(Tokens.count("\u63d0\u4ea4")).isEqualTo(1);
    }

    @Test
    void takesTheNamesOfSpecialTokensForText() {
        assertThat(Tokens.count("<|endoftext|>")).isGreaterThan(1);
        assertThat(Tokens.head("<|endoftext|>", 100)).isEqualTo("<|endoftext|>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The quick brown fox jumps over the lazy dog.",
                "\u4fee\u590d\u5185\u5b58\u6cc4\u6f0f\uff0c\u63d0\u9ad8\u6027\u80fd\u3002",
                "\ud83d\udc69\u200d\ud83d\udcbb\ud83d\ude80\ud83d\udc4d\ud83c\udffd"
            })
    void headsAreStartsOfWholeCharactersWithinTheLimit(String text) {
        int all = Tokens.count(text);
        for (int max = 0; max <= all + 1; max++) {
            String head = Tokens.head(text, max);

            assertThat(text).startsWith(head);
            assertThat(Tokens.count(head)).isLessThanOrEqualTo(max);
            assertThat(head).doesNotMatch("(?s).*[\\ud800-\\udbff]");
        }
        assertThat(Tokens.head(text, all)).isEqualTo(text);
        assertThat(Tokens.head(text, all - 1)).isNotEqualTo(text).isNotEmpty();
    }

    @Test
    void copesWithHalvesOfPairs() {
        assertThat(Tokens.head("a\ud83d b", 100)).isEqualTo("a\ufffd b");
        assertThat(Tokens.head("x", -1)).isEmpty();
    }
}
