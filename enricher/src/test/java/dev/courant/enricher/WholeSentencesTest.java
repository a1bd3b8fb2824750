package dev.courant.enricher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WholeSentencesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "It fits. | 8 | It fits.",
                "One. Two. Three. | 12 | One. Two.",
                "One! Two? Three | 10 | One! Two?",
                "第一句。第二句。第三句 | 9 | 第一句。第二句。",
                "Version 1.2.3 is out and about | 14 | Version 1.2.3…",
                "A. And then it goes on and on | 20 | A. And then it goes…",
                "no sentence at all | 10 | no senten…",
                "\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00 | 4 | \uD83D\uDE00…"
            })
    void endsWithASentenceOrSaysThatItDoesNot(String text, int maxChars, String expected) {
        assertThat(WholeSentences.of(text, maxChars)).isEqualTo(expected);
    }
}
