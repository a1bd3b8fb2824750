package dev.courant.enricher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Locale;

class WordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    SECURITY         | CVE
                    SECURITY         | Use-after-free
                    SECURITY         | 漏洞
                    VULNERABILITY_ID | cve-2026-12345
                    CRASH            | OOM
                    CRASH            | 崩溃
                    OUTAGE           | waits forever
                    WRONG_RESULTS    | was silently dropped
                    CORRECTNESS      | differs from
                    EFFECT           | crashes the whole broker
                    REGRESSION       | since v1.2
                    REGRESSION       | starts on older drivers again
                    REGRESSION       | 升级到新版本后
                    PERFORMANCE      | speed-ups
                    NEW_DEFAULT      | by default
                    SUPPORT_DROPPED  | requires Python >= 3.11
                    SUPPORT_DROPPED  | incompatible change
                    BEHAVIOUR        | rename MAX_JOBS to
                    BEHAVIOUR        | rename --max-jobs to
                    DEPRECATION      | end of its life
                    FORMATTING       | Type hints
                    BUG              | KeyError
                    PROPOSAL         | RFC
                    URGENT           | p0
                    URGENT           | priority: high
                    SET_ASIDE        | won't fix
                    FLAKY            | test failures
                    PRERELEASE       | v1.2.0rc1
                    PRERELEASE       | 1.0-beta
                    HARMLESS         | what is wrong
                    """)
    @DisplayName("words are found wherever they stand, as long as they stand alone")
    void areFound(Words words, String sample) {
        assertThat(words.in(sample)).isTrue();
        assertThat(words.in(sample.toUpperCase(Locale.ROOT))).isTrue();
        assertThat(words.in("Well, " + sample)).isTrue();
        assertThat(words.in("(" + sample + ") and so on")).isTrue();
        assertThat(words.in("one_🚀" + sample + "。")).isTrue();
        assertThat(words.in("修复" + sample + "问题")).isTrue();
        assertThat(words.outOf("Well, " + sample)).isEqualTo("Well,  … ");
    }

    @Test
    @DisplayName("a word is not found in another")
    void areWhole() {
        assertThat(Words.CRASH.in("a washroom, panicky, _oom, oom2, éoom")).isFalse();
        assertThat(Words.NEW_DEFAULT.in("off by default")).isFalse();
        assertThat(Words.HARMLESS.outOf("nothing here")).isEqualTo("nothing here");
    }
}
