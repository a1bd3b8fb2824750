package dev.courant.enricher;

import static dev.courant.enricher.Samples.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import dev.courant.llm.Question;
import dev.courant.llm.Tokens;
import dev.courant.schemas.Level;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

class AnalysisQuestionsTest {

    /**
     * A version is part of what answers are kept by: whoever edits a prompt or a schema pays for
     * all events anew, and shall know it.
     */
    @ParameterizedTest
    @CsvSource({
        "HIGH, analysis-high.v1-86c2ad0f2c2c, 39aeea89",
        "MEDIUM, analysis-medium.v1-b8f6ce683983, 31da50ff",
        "LOW, analysis-low.v1-3542dc9228ac, 7bd8e8dd"
    })
    void changesOnPurposeOnly(Depth depth, String prompt, String schema) {
        int hash = question("zh", depth).schema().toString().hashCode();

        assertThat(questions("zh").prompt(depth).version()).isEqualTo(prompt);
        assertThat(HexFormat.of().toHexDigits(hash)).isEqualTo(schema);
    }

    @ParameterizedTest
    @EnumSource(Depth.class)
    void fillsEveryPlace(Depth depth) {
        Question<AnalysisText> zh = question("zh", depth);
        Question<AnalysisText> en = question("en", depth);

        assertThat(zh.system())
                .doesNotContain("{{", "}}")
                .contains("a daily report about AI Infra.", "Write in Simplified Chinese.");
        assertThat(en.system()).contains("Write in English.");
        assertThat(zh.user()).isEqualTo(en.user());
        assertThat(zh.maxAnswerTokens()).isEqualTo(depth.answerTokens());
        assertThat(zh.share()).isEqualTo(depth.share());
        assertThat(Tokens.count(zh.system())).isLessThan(700);
    }

    @ParameterizedTest
    @EnumSource(Depth.class)
    void explainsEveryFieldThatItAsksFor(Depth depth) {
        var question = question("en", depth);

        for (var property : question.schema().path("properties").properties()) {
            assertThat(question.system())
                    .containsPattern("(?m)(^- |^|, )" + property.getKey() + "(:|,| \")");
        }
    }

    @ParameterizedTest
    @EnumSource(Depth.class)
    void asksInAFormThatStrictServersTake(Depth depth) {
        assertStrict(question("en", depth).schema());
    }

    @ParameterizedTest
    @CsvSource({
        "HIGH, 'advice, insights, level, risks, scope, score, summary, type'",
        "MEDIUM, 'advice, level, scope, score, summary, type'",
        "LOW, 'level, score, summary, type'"
    })
    void asksForMoreOfWhatWeighsMore(Depth depth, String fields) {
        assertThat(String.join(", ", names(question("en", depth).schema().path("properties"))))
                .isEqualTo(fields);
    }

    @Test
    void theSameEventIsTheSameQuestion() {
        assertThat(question("en", Depth.HIGH).user()).isEqualTo(question("en", Depth.HIGH).user());
    }

    @Test
    void writesChineseAndEnglishOnly() {
        assertThatThrownBy(() -> AnalystConfig.of("AI Infra", "fr"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("language must be zh or en");
    }

    @ParameterizedTest
    @CsvSource({"PT0.9S", "PT601S"})
    void boundsThePatience(Duration patience) {
        assertThatThrownBy(() -> new AnalystConfig("AI Infra", "en", patience))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("patience");
    }

    private static void assertStrict(JsonNode schema) {
        if (schema.path("type").asText().equals("object")) {
            assertThat(schema.path("additionalProperties").isBoolean()).isTrue();
            assertThat(schema.path("additionalProperties").asBoolean()).isFalse();
            Set<String> required = new TreeSet<>();
            schema.path("required").forEach(name -> required.add(name.asText()));
            assertThat(required).isEqualTo(names(schema.path("properties")));
        }
        StreamSupport.stream(schema.spliterator(), false)
                .filter(JsonNode::isContainerNode)
                .forEach(AnalysisQuestionsTest::assertStrict);
    }

    private static Set<String> names(JsonNode properties) {
        Set<String> names = new TreeSet<>();
        properties.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Question<AnalysisText> question(String language, Depth depth) {
        return questions(language).about(event(Level.valueOf(depth.name())).build(), depth);
    }

    private static AnalysisQuestions questions(String language) {
        return new AnalysisQuestions(AnalystConfig.of("AI Infra", language));
    }
}
