package dev.courant.llm;

import static dev.courant.llm.LlmServer.answer;
import static dev.courant.llm.LlmServer.json;
import static dev.courant.llm.LlmServer.says;
import static dev.courant.llm.Questions.GOOD;
import static dev.courant.llm.Questions.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;

class FallbackTest {

    private static final Instant NOW = Instant.parse("2026-02-24T12:00:00Z");

    @AutoClose private final LlmServer server = new LlmServer();
    private final ManualClock clock = new ManualClock(NOW);

    @AutoClose private final LlmClient one = new LlmClient(server.config("only"), clock);

    @AutoClose private final LlmClient two = new LlmClient(server.config("first", "second"), clock);

    @ParameterizedTest
    @ValueSource(ints = {402, 403, 404, 405, 408, 410, 418, 429, 500, 502, 503, 504, 529})
    void goesOnWithTheNextModel(int status) {
        server.then(answer(status)).then(says(GOOD));

        Completion<?> completion = two.ask(rating());

        assertThat(completion.model()).isEqualTo("second");
        assertThat(completion.usage().calls()).isEqualTo(2);
    }

    @Test
    void doesNotAskFurtherModelsWithAWrongKey() {
        server.then(answer(401).body("{\"error\": \"bad key\"}"));

        assertThatThrownBy(() -> two.ask(rating()))
                .isInstanceOf(LlmException.Refused.class)
                .hasMessage(
                        "The model's server does not accept the key (401): it is missing, wrong or"
                                + " expired.");
        assertThat(server.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsNoRedirect(int status) {
        server.then(answer(status).setHeader("Location", "/elsewhere")).then(says(GOOD));

        assertThatThrownBy(() -> two.ask(rating()))
                .isInstanceOf(LlmException.Refused.class)
                .hasMessageContaining("(" + status + ")");
        assertThat(server.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"402, used up", "403, with this key", "404, not known", "451, cannot be asked"})
    void saysWhyAModelRefuses(int status, String why) {
        server.then(answer(status));

        LlmException.Refused failure =
                catchThrowableOfType(LlmException.Refused.class, () -> one.ask(rating()));

        assertThat(failure).hasMessageContaining(why).hasMessageContaining("(" + status + ")");
        assertThat(failure.code()).isEqualTo("refused");
        assertThat(failure.usage()).isEqualTo(new Usage(1, 0, 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429 | {\"error\": {\"code\": \"insufficient_quota\"}} | used up (429)",
                "400 | {\"error\": {\"message\": \"Model Not Exist\"}} | not known to the server",
                "400 | {\"error\": {\"message\": \"x/y is not a valid model ID\"}} | (400)",
                "400 | {\"error\": {\"message\": \"API key not valid.\"}} | not accept the key"
                        + " (400)"
            })
    void knowsRefusalsByOtherNames(int status, String body, String why) {
        server.then(answer(status).body(body)).then(says(GOOD));

        assertThatThrownBy(() -> one.ask(rating()))
                .isInstanceOf(LlmException.Refused.class)
                .hasMessageContaining(why);
        assertThatThrownBy(() -> one.ask(rating())).isInstanceOf(LlmException.Refused.class);
        assertThat(server.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 402, 404})
    void believesARefusalForAMinute(int status) {
        server.then(answer(status)).then(says(GOOD));
        Throwable first = catchThrowable(() -> one.ask(rating()));

        clock.advance(Duration.ofMillis(59_999));
        Throwable early = catchThrowable(() -> one.ask(rating()));
        int sentBefore = server.requests();
        clock.advance(Duration.ofMillis(1));
        one.ask(rating());

        assertThat(first).isInstanceOf(LlmException.Refused.class);
        assertThat(early).isInstanceOf(LlmException.Refused.class).hasMessage(first.getMessage());
        assertThat(((LlmException) early).usage()).isEqualTo(Usage.NONE);
        assertThat(sentBefore).isEqualTo(1);
    }

    @Test
    void mayHaveBeenRefusedForThisQuestionAlone() {
        server.then(answer(403)).then(says(GOOD));

        assertThatThrownBy(() -> one.ask(rating())).isInstanceOf(LlmException.Refused.class);
        assertThat(one.ask(rating()).model()).isEqualTo("only");
    }

    @ParameterizedTest
    @CsvSource({
        "429, 500, RateLimited",
        "500, 429, RateLimited",
        "404, 500, Unavailable",
        "500, 413, Unavailable",
        "404, 200, BadAnswer",
        "404, 402, Refused"
    })
    void failsWithTheReasonThatLeavesMostHope(int first, int second, String outcome) {
        server.then(answer(first)).then(status(second)).then(status(second));

        assertThat(catchThrowable(() -> two.ask(rating())).getClass().getSimpleName())
                .isEqualTo(outcome);
    }

    @Test
    void namesNoModel() {
        server.then(answer(500)).then(answer(404));

        assertThatThrownBy(() -> two.ask(rating()))
                .hasMessage("Model 1 of 2 has a problem of its own (500).");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"error\": {\"code\": 502, \"message\": \"upstream\"}}', Unavailable",
        "'{\"error\": {\"code\": \"429\"}}', RateLimited",
        "'{\"error\": {\"code\": \"weird\"}}', Unavailable",
        "'{\"choices\": [{\"error\": {\"code\": 402}}]}', Refused"
    })
    void readsErrorsThatComeAsAnswers(String body, String outcome) {
        server.then(json(body));

        assertThat(catchThrowable(() -> one.ask(rating())).getClass().getSimpleName())
                .isEqualTo(outcome);
    }

    private static mockwebserver3.MockResponse.Builder status(int status) {
        return status == 200 ? says("nonsense") : answer(status);
    }
}
