package dev.courant.llm;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProseRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The scheduler no longer gives two workers the same slot.",
                "[[nodiscard]] is put on each function that returns a status.",
                "[BugFix] The title said so.",
                "{placeholders} in templates are checked at compile time.",
                "With α = 0.1 and β → 0, the loss is ∇f(θ); résumé follows.",
                "The commit is called “修复竞争条件”, and does what that says: two workers do not"
                        + " take one slot any more."
            })
    void takesEnglish(String text) {
        assertThatCode(() -> ProseRules.check("summary", text, "en")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "本次变更修复了竞争条件。",
                "为 fp8_m_grouped_gemm_nt_contiguous 新增 SM100 支持，接口不变。",
                "升级 CUTLASS 到 4.2.0。"
            })
    void takesChineseWithNamesInEnglish(String text) {
        assertThatCode(() -> ProseRules.check("summary", text, "zh")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zh | The scheduler no longer gives two workers the same slot. | is not in Chinese",
                "zh | Планировщик больше не выдаёт один слот дважды. | is not in Chinese",
                "zh | スケジューラはもうそれをしません、そしてそれだけです。 | is not in Chinese",
                "en | 本次变更修复了 scheduler 的竞争条件。 | is not in English",
                "en | Планировщик больше не выдаёт один слот дважды. | is not in English",
                "en | 스케줄러는 더 이상 같은 슬롯을 두 번 주지 않습니다. | is not in English",
                "en | 12345 | is not in English",
                "en | '' | is empty",
                "zh | '   ' | is empty"
            })
    void refusesAnotherLanguageAndNone(String language, String text, String complaint) {
        assertThatThrownBy(() -> ProseRules.check("summary", text, language))
                .isInstanceOf(InvalidAnswerException.class)
                .hasMessage("The answer has a summary that " + complaint + ".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"score\": 97}",
                "  {\n  \"score\": 97}",
                "{\\\"score\\\": 97}",
                "\"{\\\"score\\\": 97}\"",
                "{'score': 97}",
                "[\"a\", \"b\"]",
                "[{\"a\": 1}]",
                "{}",
                "[]",
                "```json\n{\"score\": 97}\n```",
                "```\nint x;\n```"
            })
    void refusesJsonInPlaceOfSentences(String text) {
        assertThatThrownBy(() -> ProseRules.checkForm("field", text))
                .isInstanceOf(InvalidAnswerException.class)
                .hasMessage("The answer has a field that is JSON instead of sentences.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sm90, CUDA", "[] now throws.", "{} is allowed."})
    void aShortTextMayBeAnythingElse(String text) {
        assertThatCode(() -> ProseRules.checkForm("scope", text)).doesNotThrowAnyException();
    }
}
