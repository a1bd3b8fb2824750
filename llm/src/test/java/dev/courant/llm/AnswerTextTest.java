package dev.courant.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

class AnswerTextTest {

    private static final JsonNode ANSWER = Questions.tree("{\"a\": \"b\", \"c\": [1, 2]}");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": \"b\", \"c\": [1, 2]}",
                "  \n{\"a\": \"b\", \"c\": [1, 2]}\n",
                "\ufeff{\"a\": \"b\", \"c\": [1, 2]}",
                "```json\n{\"a\": \"b\", \"c\": [1, 2]}\n```",
                "```\n{\"a\": \"b\", \"c\": [1, 2]}",
                "Here you are: {\"a\": \"b\", \"c\": [1, 2]} I hope that helps! {smile}",
                "{\"a\": \"b\", \"c\": [1, 2,],}",
                "<think>Is it {\"a\": 1}? Or {</think>\n{\"a\": \"b\", \"c\": [1, 2]}",
                "It may be {\"a\": 1}.</think>{\"a\": \"b\", \"c\": [1, 2]}",
                "[{\"a\": \"b\", \"c\": [1, 2]}]",
                "{not this} but {\"a\": \"b\", \"c\": [1, 2]}"
            })
    void findsTheObject(String content) {
        assertThat(AnswerText.objects(content)).containsExactly(ANSWER);
    }

    @Test
    void takesTheLastObjectFirst() {
        assertThat(AnswerText.objects("For example {\"x\": {}}, so {\"a\": 1}."))
                .containsExactly(Questions.tree("{\"a\": 1}"), Questions.tree("{\"x\": {}}"));
    }

    @Test
    void forgivesLineEndsAndBackslashesInStrings() {
        assertThat(AnswerText.objects("{\"a\": \"one\ntwo \\_x\"}"))
                .containsExactly(Questions.tree("{\"a\": \"one\\ntwo _x\"}"));
    }

    @Test
    void leavesAStringThatSpeaksOfThoughtsAlone() {
        assertThat(AnswerText.objects("{\"a\": \"strips </think> and {\"}"))
                .containsExactly(Questions.tree("{\"a\": \"strips </think> and {\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no",
                "{",
                "{\"a\": \"b",
                "{\"a\": \"b\"",
                "[1, 2]",
                "<think>{\"a\": 1}</think> I cannot.",
                "{'a': 1}"
            })
    void findsNoneWhereThereIsNone(String content) {
        assertThat(AnswerText.objects(content)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"a\":", "{\"a\":[", "{\"a\":\"{", "{ ", "{\"a\":1}"})
    void isNotHeldUpByAnAnswerMadeToHoldItUp(String piece) {
        String content = piece.repeat((1 << 20) / piece.length());

        assertThat(
                        assertTimeoutPreemptively(
                                Duration.ofSeconds(20), () -> AnswerText.objects(content)))
                .hasSizeLessThan(1000);
    }
}
