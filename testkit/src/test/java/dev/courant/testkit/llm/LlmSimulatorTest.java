package dev.courant.testkit.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.courant.testkit.VirtualClock;
import dev.courant.testkit.llm.ChatRequest.Format;
import dev.courant.testkit.llm.Client.Answer;
import dev.courant.testkit.llm.LlmCall.Credential;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

/** The ordinary path: what is asked, what is answered, what is kept. */
class LlmSimulatorTest {

    private static final Instant NINE = Instant.parse("2026-02-03T09:00:00Z");

    private final LlmSimulator llm = LlmSimulator.start(VirtualClock.at(NINE));
    private final Client client = new Client(llm.url());

    @AfterEach
    void stop() {
        client.close();
        llm.close();
    }

    private static JsonNode verdict(String model, String message) {
        return Client.strict(model, Prompts.commit(message), "verdict", Prompts.VERDICT);
    }

    @Test
    void answersInTheShapeOfTheInterface() {
        Answer answer = client.ask(verdict("first", "fix: a race"));

        assertThat(llm.url().toString()).endsWith("/v1");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/object").asText()).isEqualTo("chat.completion");
        assertThat(answer.at("/id").asText()).startsWith("chatcmpl-");
        assertThat(answer.at("/model").asText()).isEqualTo("first");
        assertThat(answer.at("/created").asLong()).isEqualTo(NINE.getEpochSecond());
        assertThat(answer.at("/choices")).hasSize(1);
        assertThat(answer.at("/choices/0/message/role").asText()).isEqualTo("assistant");
        assertThat(answer.finish()).isEqualTo("stop");
        assertThat(answer.at("/usage/total_tokens").asInt())
                .isEqualTo(
                        answer.at("/usage/prompt_tokens").asInt()
                                + answer.at("/usage/completion_tokens").asInt());
    }

    @Test
    void fillsTheSchemaOfTheRequest() {
        JsonNode filled = client.ask(verdict("first", "fix: a race in the cache")).contentJson();

        assertThat(filled.path("score").asInt(-1)).isBetween(0, 100);
        assertThat(filled.path("level").asText()).isIn("low", "medium", "high");
        assertThat(filled.path("summary").asText()).contains("fix: a race in the cache");
        assertThat(filled.path("risks").size()).isBetween(1, 2);
        assertThat(filled.at("/insight/performance").isTextual()).isTrue();
        assertThat(filled).hasSize(6);
    }

    @Test
    void theSameQuestionGetsTheSameAnswerAndAnotherAnother() {
        Answer first = client.ask(verdict("first", "fix: a"));
        Answer again = client.ask(verdict("first", "fix: a"));
        Answer other = client.ask(verdict("first", "fix: b"));
        Answer otherModel = client.ask(verdict("second", "fix: a"));

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(List.of(other.content(), otherModel.content()))
                .doesNotContain(first.content())
                .doesNotHaveDuplicates();
    }

    @Test
    void findsTheSchemaInThePromptWhereTheFormatHasNone() {
        String system =
                "An {example} in braces. Answer in JSON, by this schema:\n" + Prompts.VERDICT;
        var object = Client.plain("first", system, Prompts.commit("fix: a race"));
        object.putObject("response_format").put("type", "json_object");
        JsonNode plain = Client.plain("first", system, Prompts.commit("fix: a race"));

        assertThat(client.ask(object).contentJson().path("score").isInt()).isTrue();
        assertThat(client.ask(plain).contentJson()).hasSize(6);
    }

    @Test
    void aSchemaThatStandsInDataIsNotOne() {
        String user = Prompts.commit(Prompts.VERDICT);

        String content = client.ask(Client.plain("first", "Tell me.", user)).content();

        assertThat(content).doesNotStartWith("{").contains(". ");
    }

    @Test
    void writesInTheLanguageThatIsSet() {
        llm.language("zh");

        JsonNode filled = client.ask(verdict("first", "fix: a race")).contentJson();

        assertThat(filled.path("summary").asText()).contains("fix: a race").contains("。");
        assertThat(filled.path("scope").asText()).matches(".*\\p{IsHan}.*");
        assertThat(filled.path("level").asText()).isIn("low", "medium", "high");
    }

    @Test
    void aTestMayAnswerByItself() {
        llm.answerer(request -> request.model() + ": " + request.data().getFirst().text());

        assertThat(client.ask(verdict("first", "fix: a race")).content())
                .isEqualTo("first: fix: a race");
    }

    @Test
    void aFailingAnswererIsAServerError() {
        llm.answerer(
                request -> {
                    throw new IllegalStateException("on purpose");
                });

        assertThat(client.ask(verdict("first", "fix: a race")).status()).isEqualTo(500);
        assertThat(llm.inFlight()).isZero();
    }

    @Test
    void cutsWhatIsLongerThanTheClientAllows() {
        var body = Client.plain("first", "Tell me.", "What is new?").put("max_tokens", 10);

        Answer answer = client.ask(body);

        assertThat(answer.finish()).isEqualTo("length");
        assertThat(answer.at("/usage/completion_tokens").asInt()).isEqualTo(10);
        assertThat(answer.content()).hasSize(40);
    }

    @Test
    void keepsWhatWasAskedButNoKey() throws Exception {
        llm.key(Client.KEY);

        client.ask(verdict("first", "fix: a race"));
        client.askWithKey(verdict("second", "fix: a race"), "sk-stolen");
        client.askWithKey(Client.plain("first", "s", "u"), "");

        assertThat(llm.requests())
                .extracting(LlmCall::model, LlmCall::key, LlmCall::status)
                .containsExactly(
                        tuple("first", Credential.EXPECTED, 200),
                        tuple("second", Credential.OTHER, 401),
                        tuple("first", Credential.ABSENT, 401));
        LlmCall first = llm.requests().getFirst();
        assertThat(first.at()).isEqualTo(NINE);
        assertThat(first.format()).isEqualTo(Format.JSON_SCHEMA);
        assertThat(first.schemaName()).contains("verdict");
        assertThat(first.finish()).contains("stop");
        assertThat(first.fault()).isEmpty();
        assertThat(llm.requests() + "" + llm.texts()).doesNotContain(Client.KEY, "sk-stolen");
    }

    @Test
    void aWrongKeyIsNamedInTheErrorInFullAndTheAccountToo() throws Exception {
        llm.key(Client.KEY);

        Answer answer = client.askWithKey(verdict("first", "fix: a race"), "sk-wrong-1234");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.error()).contains("sk-wrong-1234", LlmFault.ACCOUNT);
    }

    @Test
    void countsTokensOfAnswersAlone() {
        Answer answer = client.ask(verdict("first", "fix: a race"));
        llm.faults().next(1, LlmFault.serverError(500));
        client.ask(verdict("first", "fix: a race"));

        assertThat(llm.tokens().prompt()).isEqualTo(answer.at("/usage/prompt_tokens").asLong());
        assertThat(llm.tokens().total()).isEqualTo(answer.at("/usage/total_tokens").asLong());
        assertThat(llm.requests()).hasSize(2);
        llm.forget();
        assertThat(llm.requests()).isEmpty();
        assertThat(llm.tokens().total()).isZero();
    }

    @Test
    void keepsTheTextsThatWereSent() {
        client.ask(verdict("first", "fix: a race"));

        ChatRequest sent = llm.texts().getFirst();

        assertThat(sent.system()).isEqualTo("You are an editor.");
        assertThat(sent.user()).isEqualTo(Prompts.commit("fix: a race"));
        assertThat(sent.instructions())
                .isEqualTo("You are an editor.\nJudge this commit.\nBe brief.");
        assertThat(sent.dataText()).isEqualTo("fix: a race");
        assertThat(sent.data().getFirst().name()).isEqualTo("commit-message");
        assertThat(sent.schema().orElseThrow().has("properties")).isTrue();
        assertThat(sent.fingerprint()).isEqualTo(llm.requests().getFirst().fingerprint());
    }

    @Test
    void takesContentInParts() {
        var body = Client.plain("first", "s", "");
        ((ObjectNode) body.at("/messages/1"))
                .putArray("content")
                .addObject()
                .put("type", "text")
                .put("text", "What is new?");

        client.ask(body);

        assertThat(llm.texts().getFirst().user()).isEqualTo("What is new?");
    }

    @Test
    void refusesWhatNoServerWouldTake() throws Exception {
        assertThat(client.post("/chat/completions", "{").status()).isEqualTo(400);
        assertThat(client.post("/chat/completions", "{\"messages\":[{}]}").error())
                .contains("model");
        assertThat(client.post("/chat/completions", "{\"model\":\"m\"}").error())
                .contains("messages");
        assertThat(client.post("/completions", "{}").status()).isEqualTo(404);
        assertThat(client.ask(Client.plain("m", "s", "u").put("stream", true)).status())
                .isEqualTo(400);
        assertThat(llm.requests()).extracting(LlmCall::status).containsOnly(400);
    }
}
