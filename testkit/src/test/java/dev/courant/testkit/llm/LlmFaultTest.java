package dev.courant.testkit.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;

import dev.courant.testkit.http.Fault;
import dev.courant.testkit.llm.Client.Answer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How the server fails, and for whom. */
class LlmFaultTest {

    private final LlmSimulator llm = LlmSimulator.start();
    private final Client client = new Client(llm.url());

    @AfterEach
    void stop() {
        client.close();
        llm.close();
    }

    private static JsonNode verdict(String model) {
        return Client.strict(model, Prompts.commit("fix: a race"), "verdict", Prompts.VERDICT);
    }

    /** A fault, the status it gives, and the error's code. */
    private record Case(Fault fault, int status, String code) {}

    static Stream<Case> errors() {
        return Stream.of(
                new Case(LlmFault.tooManyRequests(), 429, "rate_limit_exceeded"),
                new Case(LlmFault.insufficientQuota(), 429, "insufficient_quota"),
                new Case(LlmFault.serverError(500), 500, ""),
                new Case(LlmFault.serverError(503), 503, ""),
                new Case(LlmFault.wrongKey(), 401, "invalid_api_key"),
                new Case(LlmFault.paymentRequired(), 402, "402"),
                new Case(LlmFault.unknownModel(), 404, "model_not_found"),
                new Case(LlmFault.unsupportedField("max_tokens"), 400, "unsupported_parameter"),
                new Case(LlmFault.tooLong(), 400, "context_length_exceeded"),
                new Case(LlmFault.errorInside200(), 200, "502"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void errorsHaveOpenAisForm(Case expected) {
        llm.faults().next(1, expected.fault());

        Answer answer = client.ask(verdict("first"));

        assertThat(answer.status()).isEqualTo(expected.status());
        assertThat(answer.json().path("error").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("message", "type", "param", "code");
        assertThat(answer.error()).isNotBlank();
        assertThat(answer.at("/error/code").asText()).isEqualTo(expected.code());
        assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
        assertThat(llm.requests()).extracting(LlmCall::status).containsExactly(expected.status());
        assertThat(llm.tokens()).isEqualTo(Usage.NONE);
        assertThat(client.ask(verdict("first")).content()).startsWith("{");
    }

    @Test
    void saysHowLongToWaitWhereItShould() {
        llm.faults().next(1, LlmFault.tooManyRequests(Duration.ofSeconds(7)));

        Answer answer = client.ask(verdict("first"));

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("7");
    }

    @Test
    void namesKeyAndAccountWhereAServerMight() {
        llm.faults().always(LlmFault.wrongKey());

        assertThat(client.ask(verdict("first")).error()).contains(Client.KEY, LlmFault.ACCOUNT);
        assertThat(llm.requests().toString()).doesNotContain(Client.KEY);
    }

    @Test
    void namesTheFormatOrTheFieldThatItDoesNotTake() {
        llm.faults().next(1, LlmFault.unsupportedFormat("json_schema"));
        llm.faults().next(1, LlmFault.unsupportedField("max_tokens"));

        assertThat(client.ask(verdict("first")).error())
                .contains("'response_format' of type 'json_schema'");
        assertThat(client.ask(verdict("first")).error()).contains("'max_completion_tokens'");
    }

    @Test
    void aProxysErrorIsNotJson() {
        llm.faults().next(1, LlmFault.htmlError(502));

        Answer answer = client.ask(verdict("first"));

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.body()).startsWith("<html>");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html");
    }

    @Test
    void bodiesMayBreakOffOrBeEmpty() {
        llm.faults().next(1, LlmFault.malformedBody());
        llm.faults().next(1, LlmFault.emptyBody());

        Answer malformed = client.ask(verdict("first"));
        Answer empty = client.ask(verdict("first"));

        assertThat(malformed.body()).startsWith("{\"id\"");
        assertThatThrownBy(malformed::json).hasMessageContaining("Not JSON");
        assertThat(empty.body()).isEmpty();
        assertThat(llm.requests())
                .extracting(LlmCall::fault, call -> call.usage().completion() > 0)
                .containsExactly(
                        tuple(Optional.of("malformed body"), true),
                        tuple(Optional.of("empty body"), false));
    }

    @Test
    void connectionsBreakInEachWay() {
        llm.faults().next(1, LlmFault.reset());
        llm.faults().next(1, LlmFault.truncatedBody());
        llm.faults().next(1, LlmFault.hang());

        // The JDK's client tries a reset connection again by itself only for what may be repeated.
        for (int broken = 0; broken < 2; broken++) {
            assertThatThrownBy(() -> client.askFor(verdict("first"), Duration.ofSeconds(20)))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(HttpTimeoutException.class);
        }
        assertThatThrownBy(() -> client.askFor(verdict("first"), Duration.ofMillis(200)))
                .isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void aDrippedAnswerIsWholeInTheEnd() {
        llm.faults().next(1, LlmFault.drip(5, Duration.ofMillis(20)));

        long start = System.nanoTime();
        Answer answer = client.ask(verdict("first"));

        assertThat(answer.contentJson()).hasSize(6);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThan(Duration.ofMillis(99));
    }

    @Test
    void aSlowAnswerIsWholeInTheEnd() {
        llm.faults().next(1, LlmFault.slow(Duration.ofMillis(100)));

        long start = System.nanoTime();
        Answer answer = client.ask(verdict("first"));

        assertThat(answer.contentJson()).hasSize(6);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThan(Duration.ofMillis(99));
    }

    @Test
    void aFaultMayHitOneModelAlone() {
        llm.faults("first").always(LlmFault.serverError(503));

        assertThat(client.ask(verdict("first")).status()).isEqualTo(503);
        assertThat(client.ask(verdict("first-and-a-half")).status()).isEqualTo(200);
        llm.faults("first").clear();
        assertThat(client.ask(verdict("first")).status()).isEqualTo(200);
    }

    @Test
    void aFaultMayHitOneSchemaAlone() {
        llm.faults().always(LlmFault.serverError(503)).on("edition");

        JsonNode edition = Client.strict("first", "Sum up.", "edition", Prompts.VERDICT);

        assertThat(client.ask(verdict("first")).status()).isEqualTo(200);
        assertThat(client.ask(edition).status()).isEqualTo(503);
    }

    @Test
    void theSameSeedGivesTheSameFaults() {
        List<Integer> first = statuses();
        llm.faults().clear();
        List<Integer> again = statuses();

        assertThat(again).isEqualTo(first).contains(200, 500, 429);
    }

    private List<Integer> statuses() {
        llm.faults().random(5, 0.4, LlmFault.serverError(500), LlmFault.tooManyRequests());
        return IntStream.range(0, 30)
                .mapToObj(each -> client.ask(verdict("first")).status())
                .toList();
    }

    @Test
    void theLedgerNamesTheFault() {
        llm.faults().next(1, BadAnswer.fenced());

        client.ask(verdict("first"));
        client.ask(verdict("first"));

        assertThat(llm.requests())
                .extracting(call -> call.fault().orElse("none"))
                .containsExactly("fenced", "none");
        assertThat(llm.faults().injected()).isEqualTo(1);
    }
}
