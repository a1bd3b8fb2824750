package dev.courant.testkit.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import dev.courant.testkit.http.Fault;
import dev.courant.testkit.llm.Client.Answer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

/** Answers that look good to HTTP alone. */
class BadAnswerTest {

    private final LlmSimulator llm = LlmSimulator.start();
    private final Client client = new Client(llm.url());

    @AfterEach
    void stop() {
        client.close();
        llm.close();
    }

    private static final JsonNode ASKED =
            Client.strict(
                    "first", Prompts.commit("fix: a \"race\" {x}"), "verdict", Prompts.VERDICT);

    private Answer good() {
        return client.ask(ASKED);
    }

    private Answer hitBy(Fault fault) {
        llm.faults().next(1, fault);
        return client.ask(ASKED);
    }

    static List<Fault> all() {
        return BadAnswer.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void differsFromTheGoodAnswerAndIsChargedLikeOne(Fault fault) {
        Answer bad = hitBy(fault);

        assertThat(bad.status()).isEqualTo(200);
        assertThat(bad.at("/choices/0/message")).isNotEqualTo(good().at("/choices/0/message"));
        assertThat(bad.at("/usage/prompt_tokens")).isEqualTo(good().at("/usage/prompt_tokens"));
        assertThat(llm.requests().getFirst().fault()).contains(fault.name());
    }

    @ParameterizedTest
    @MethodSource("all")
    void leavesAnErrorAlone(Fault fault) {
        llm.rejectJsonSchema();

        assertThat(hitBy(fault).status()).isEqualTo(400);
        assertThat(llm.faults().injected()).isZero();
    }

    @Test
    void malformedJsonCannotBeRead() {
        Answer bad = hitBy(BadAnswer.malformed());

        assertThat(bad.finish()).isEqualTo("stop");
        assertThatThrownBy(bad::contentJson).hasMessageContaining("Not JSON");
    }

    @Test
    void cutOffSaysSoOrDoesNot() {
        Answer said = hitBy(BadAnswer.cutOff());
        Answer unsaid = hitBy(BadAnswer.cutOffUnsaid());

        assertThat(said.finish()).isEqualTo("length");
        assertThat(unsaid.finish()).isEqualTo("stop");
        assertThat(said.content()).isEqualTo(unsaid.content());
        assertThat(good().content()).startsWith(said.content());
        assertThat(said.at("/usage/completion_tokens").asInt())
                .isLessThan(good().at("/usage/completion_tokens").asInt());
    }

    @Test
    void fencedHoldsTheGoodAnswer() {
        Answer bad = hitBy(BadAnswer.fenced());

        assertThat(bad.content())
                .contains("```json\n" + good().content() + "\n```")
                .doesNotStartWith("```")
                .doesNotEndWith("```");
    }

    @Test
    void thinkingAloudEndsWithTheGoodAnswer() {
        Answer bad = hitBy(BadAnswer.thinkingAloud());

        assertThat(bad.content()).startsWith("<think>").endsWith("</think>\n\n" + good().content());
    }

    @Test
    void trailingCommasStandOutsideOfStringsAlone() {
        assertThat(BadContent.trailingCommas("{\"a\":[1,2],\"b\":\"]} \\\"}\",\"c\":{},\"d\":[]}"))
                .isEqualTo("{\"a\":[1,2,],\"b\":\"]} \\\"}\",\"c\":{},\"d\":[],}");
        assertThatThrownBy(hitBy(BadAnswer.trailingCommas())::contentJson)
                .hasMessageContaining("Not JSON");
    }

    @Test
    void wrongSchemasAreWrongInOneField() {
        JsonNode missing = hitBy(BadAnswer.missingField()).contentJson();
        JsonNode range = hitBy(BadAnswer.outOfRange()).contentJson();
        JsonNode unknown = hitBy(BadAnswer.unknownEnum()).contentJson();

        assertThat(missing.has("score")).isFalse();
        assertThat(missing).hasSize(5);
        assertThat(range.path("score").asInt()).isEqualTo(101);
        assertThat(unknown.path("level").asText()).isNotIn("low", "medium", "high");
        assertThat(unknown.path("score")).isEqualTo(good().contentJson().path("score"));
    }

    @Test
    void whatHasNoSuchFieldLosesOne() {
        String schema =
                "{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"text\"],\"properties\":{\"text\":{\"type\":\"string\"}}}";
        llm.faults().next(1, BadAnswer.unknownEnum());
        llm.faults().next(1, BadAnswer.outOfRange());
        JsonNode request = Client.strict("first", "Sum up.", "summary", schema);

        assertThat(client.ask(request).content()).isEqualTo("{}");
        assertThat(client.ask(request).content()).isEqualTo("{}");
    }

    @Test
    void theWrongLanguageIsTheOther() {
        Answer chinese = hitBy(BadAnswer.wrongLanguage());
        llm.language("zh");
        Answer english = hitBy(BadAnswer.wrongLanguage());

        assertThat(chinese.contentJson().path("scope").asText()).matches(".*\\p{IsHan}.*");
        assertThat(english.content()).doesNotMatch(".*\\p{IsHan}.*");
        assertThat(english.contentJson()).hasSize(6);
    }

    @Test
    void nothingIsSaidOrNothingIsWillinglySaid() {
        Answer empty = hitBy(BadAnswer.empty());
        Answer refusal = hitBy(BadAnswer.refusal());

        assertThat(empty.content()).isEmpty();
        assertThat(empty.at("/usage/completion_tokens").asInt()).isZero();
        assertThat(refusal.at("/choices/0/message/content").isNull()).isTrue();
        assertThat(refusal.at("/choices/0/message/refusal").asText()).contains("sorry");
    }

    @Test
    void jsonInAStringIsAString() {
        JsonNode content = hitBy(BadAnswer.jsonInString()).contentJson();

        assertThat(content.isTextual()).isTrue();
        assertThat(content.asText()).isEqualTo(good().content());
    }

    @Test
    void plainTextIsNoJson() {
        assertThat(hitBy(BadAnswer.plainText()).content()).doesNotContain("{");
    }
}
