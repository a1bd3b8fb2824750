package dev.courant.notify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.text.MessageFormat;
import java.util.Properties;

class WordsTest {

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(Words.load("zh").keySet()).isEqualTo(Words.load("en").keySet());
    }

    @Test
    void everyPatternTakesTheSamePartsInBothLanguages() {
        Properties zh = Words.load("zh");
        Words.load("en")
                .forEach(
                        (key, pattern) ->
                                assertThat(parts(pattern))
                                        .as("%s", key)
                                        .isEqualTo(parts(zh.get(key))));
    }

    @Test
    void countsInProperEnglish() {
        Words words = Words.of("en");

        assertThat(words.say("edition.counts", 1, 0, 1))
                .isEqualTo("1 repository: no commits, 1 new issue");
        assertThat(words.say("edition.more", 1)).isEqualTo("… and 1 more event in the paper");
        assertThat(words.say("edition.more", 1_234))
                .isEqualTo("… and 1,234 more events in the paper");
    }

    @Test
    void knowsEveryLevel() {
        for (String language : Words.LANGUAGES) {
            for (Level level : Level.values()) {
                assertThat(Words.load(language)).containsKey("level." + level);
            }
        }
    }

    /** What messages say themselves must not be what is taken for a link or a mention. */
    @Test
    void ownWordsAreInert() {
        for (String language : Words.LANGUAGES) {
            for (Object pattern : Words.load(language).values()) {
                // Where a choice begins, and no part of what is said.
                String words = pattern.toString().replace("1<", "");
                assertThat(CleanText.inert(words)).isEqualTo(words);
            }
        }
    }

    private static int parts(Object pattern) {
        return new MessageFormat(pattern.toString()).getFormatsByArgumentIndex().length;
    }
}
