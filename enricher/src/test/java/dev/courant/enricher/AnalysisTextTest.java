package dev.courant.enricher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.courant.llm.InvalidAnswerException;
import dev.courant.schemas.Level;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnalysisTextTest {

    private static final String ZH = "本次变更修复了 scheduler 中的竞争条件，避免两个 worker 占用同一个 slot。";
    private static final String EN =
            "Two workers can no longer take the same slot of the scheduler.";

    @Test
    void readsAWholeAnswer() {
        var answer = answer("en");
        answer.putArray("insights").addObject().put("aspect", "security").put("text", " None. ");
        answer.putArray("risks").add("It may be slower.").add("  ");
        answer.put("scope", "The scheduler.").put("advice", "");

        AnalysisText text = AnalysisText.read(answer, "en");

        assertThat(text.score()).isEqualTo(80);
        assertThat(text.level()).isEqualTo(Level.HIGH);
        assertThat(text.type()).isEqualTo("fix");
        assertThat(text.summary()).isEqualTo(EN);
        assertThat(text.scope()).isEqualTo("The scheduler.");
        assertThat(text.advice()).isNull();
        assertThat(text.risks()).containsExactly("It may be slower.");
        assertThat(text.insights())
                .singleElement()
                .satisfies(
                        insight -> {
                            assertThat(insight.getAspect()).isEqualTo("security");
                            assertThat(insight.getText()).isEqualTo("None.");
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "high, 10, 70",
        "high, 70, 70",
        "high, 100, 100",
        "medium, 100, 69",
        "medium, 0, 40",
        "medium, 55, 55",
        "low, 40, 39",
        "low, 0, 0",
        "low, 97, 39"
    })
    void movesTheScoreIntoTheLevel(String level, int score, int expected) {
        var text = AnalysisText.read(answer("en").put("level", level).put("score", score), "en");

        assertThat(text.score()).isEqualTo(expected);
        assertThat(Importance.levelOf(text.score())).isEqualTo(text.level());
    }

    @ParameterizedTest
    @CsvSource({"zh, en, is not in English", "en, zh, is not in Chinese"})
    void refusesAnotherLanguage(String written, String asked, String complaint) {
        assertThatThrownBy(() -> AnalysisText.read(answer(written), asked))
                .isInstanceOf(InvalidAnswerException.class)
                .hasMessageContaining("summary that " + complaint);
    }

    @ParameterizedTest
    @CsvSource({"zh, en, is not in English", "en, zh, is not in Chinese"})
    void refusesAnotherLanguageBesideTheSummary(String written, String asked, String complaint) {
        String other = (written.equals("zh") ? ZH : EN).repeat(4);
        var answer = answer(asked);
        answer.putArray("risks").add(other);

        assertThatThrownBy(() -> AnalysisText.read(answer, asked))
                .isInstanceOf(InvalidAnswerException.class)
                .hasMessageContaining("beside the summary that " + complaint);
    }

    @Test
    void takesAScopeThatIsNothingButNames() {
        var answer = answer("zh").put("scope", "csrc/attention, CUDA, sm90").put("advice", "无");

        assertThat(AnalysisText.read(answer, "zh").scope()).isEqualTo("csrc/attention, CUDA, sm90");
    }

    @ParameterizedTest
    @ValueSource(strings = {"summary", "scope", "advice"})
    void refusesJsonInPlaceOfSentences(String field) {
        var answer = answer("en").put(field, "{\"score\": 97, \"summary\": \"It is safe.\"}");

        assertThatThrownBy(() -> AnalysisText.read(answer, "en"))
                .isInstanceOf(InvalidAnswerException.class)
                .hasMessageContaining("JSON instead of sentences");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\n\t", "\u202e", "..."})
    void refusesASummaryThatSaysNothing(String summary) {
        assertThatThrownBy(() -> AnalysisText.read(answer("en").put("summary", summary), "en"))
                .isInstanceOf(InvalidAnswerException.class);
    }

    @Test
    void endsLongTextsWithASentence() {
        var answer = answer("en").put("summary", "It is long, v1.2 at least. ".repeat(200));
        answer.putArray("risks").add("A risk in one sentence. ".repeat(100));

        AnalysisText text = AnalysisText.read(answer, "en");

        assertThat(text.summary()).hasSizeBetween(1_400, 1_500).endsWith("at least.");
        assertThat(text.risks().getFirst()).hasSizeBetween(700, 800).endsWith("sentence.");
    }

    @Test
    void endsALongSentenceWithAnEllipsis() {
        var answer = answer("zh").put("summary", "变更".repeat(2_000));

        assertThat(AnalysisText.read(answer, "zh").summary()).hasSize(1_500).endsWith("更变…");
    }

    @Test
    void takesSoManyItemsAndNoMore() {
        var answer = answer("en");
        var risks = answer.putArray("risks");
        for (int i = 0; i < 50; i++) {
            risks.add("Risk " + i + ".");
        }

        assertThat(AnalysisText.read(answer, "en").risks()).hasSize(8).last().isEqualTo("Risk 7.");
    }

    @Test
    void dropsWhatTurnsTheDirection() {
        var answer = answer("en").put("summary", "Safe\u202e and\u0007 sound, it says.\r\n");

        assertThat(AnalysisText.read(answer, "en").summary()).isEqualTo("Safe and sound, it says.");
    }

    private static ObjectNode answer(String language) {
        return new ObjectMapper()
                .createObjectNode()
                .put("score", 80)
                .put("level", "high")
                .put("type", "fix")
                .put("summary", language.equals("zh") ? ZH : EN);
    }
}
