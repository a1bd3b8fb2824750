package dev.courant.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.courant.schemas.Level;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.text.MessageFormat;

class WordsTest {

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(Words.load("zh").keySet()).isEqualTo(Words.load("en").keySet());
    }

    @Test
    void everyPatternTakesTheSamePartsInBothLanguages() {
        var zh = Words.load("zh");
        Words.load("en")
                .forEach(
                        (key, pattern) ->
                                assertThat(parts(pattern))
                                        .as("%s", key)
                                        .isEqualTo(parts(zh.get(key))));
    }

    private static int parts(Object pattern) {
        return new MessageFormat(pattern.toString()).getFormatsByArgumentIndex().length;
    }

    @Test
    void countsInProperEnglish() {
        var words = Words.of("en");

        assertThat(words.say("page.counts", 1, 0, 0, 1, 1_234))
                .isEqualTo("1 commit, no new issues | 🔴 high 0 | 🟡 medium 1 | 🟢 low 1,234");
    }

    @Test
    void knowsEveryLevelAndState() {
        for (var language : Words.LANGUAGES) {
            var keys = Words.load(language).stringPropertyNames();
            for (var level : Level.values()) {
                assertThat(keys).contains("level." + level, "page.level." + level);
            }
            for (var state : RepoDay.State.values()) {
                assertThat(keys).contains("state." + state);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"unavailable", "rate-limited", "refused", "bad-answer", "over-budget"})
    void hasWordsForWhateverKeepsAnAnalysisAway(String problem) {
        for (var language : Words.LANGUAGES) {
            assertThat(Words.of(language).sayOr("analysis.problem." + problem, problem))
                    .isNotEqualTo(problem);
        }
    }

    @Test
    void aCodeWithoutWordsStandsForItself() {
        assertThat(Words.of("en").sayOr("reason.from-tomorrow", "from-tomorrow"))
                .isEqualTo("from-tomorrow");
        assertThat(Words.of("zh").sayOr("reason.crash", "crash")).isEqualTo("涉及崩溃、panic、内存不足或泄漏");
    }

    @Test
    void refusesALanguageThatItHasNot() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Words.of("fr"))
                .withMessageContaining("fr");
    }
}
