package dev.courant.llm;

import static dev.courant.llm.LlmServer.KEY;
import static dev.courant.llm.LlmServer.answer;
import static dev.courant.llm.LlmServer.completion;
import static dev.courant.llm.LlmServer.json;
import static dev.courant.llm.LlmServer.says;
import static dev.courant.llm.Questions.GOOD;
import static dev.courant.llm.Questions.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import mockwebserver3.SocketEffect;

import okio.Buffer;
import okio.GzipSink;
import okio.Okio;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

class BrokenAnswersTest {

    private static final int MIB = 1 << 20;

    @AutoClose private final LlmServer server = new LlmServer();

    @AutoClose
    private final LlmClient client = new LlmClient(server.config("only"), InstantSource.system());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{",
                "[]",
                "{}",
                "<html>Welcome</html>",
                "{\"choices\": []}",
                "{\"choices\": [{\"text\": \"old\"}]}",
                "{\"choices\": \"none\", \"error\": null}"
            })
    void takesWhatIsNoChatCompletionForAnOutage(String body) {
        server.then(json(body));

        assertThatThrownBy(() -> client.ask(rating()))
                .isInstanceOf(LlmException.Unavailable.class)
                .hasMessage("The model gave a broken answer: it is no chat completion.");
        assertThat(server.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"type\": \"text\", \"text\": \"{\\\"word\\\": \\\"major\\\",\"},"
                        + " {\"type\": \"text\", \"text\": \"\\\"score\\\": 80}\"}]",
                "[{\"type\": \"image_url\"}, \"{\\\"word\\\": \\\"major\\\", \\\"score\\\": 80}\"]"
            })
    void putsPartsTogether(String content) {
        server.then(json("{\"choices\": [{\"message\": {\"content\": " + content + "}}]}"));

        assertThat(client.ask(rating()).value()).isEqualTo(new Questions.Rating("major", 80));
    }

    @Test
    void noticesAnAnswerThatIsCutOff() {
        server.then(says(GOOD).onResponseBody(new SocketEffect.CloseSocket()));

        assertUnavailable("the connection broke");
    }

    @Test
    void noticesAConnectionThatEndsBeforeAnyAnswer() {
        server.then(says(GOOD).onResponseStart(new SocketEffect.CloseSocket()));

        assertUnavailable("the connection broke");
    }

    @Test
    void goesByTheStatusWhenTheErrorPageIsCutOff() {
        server.then(answer(404).body("Sorry").onResponseBody(new SocketEffect.CloseSocket()));

        assertThatThrownBy(() -> client.ask(rating())).isInstanceOf(LlmException.Refused.class);
    }

    @Test
    void waitsForNoMoreThanTheStartOfAnErrorPage() {
        server.then(answer(404).body("Sorry. ".repeat(MIB)));

        assertThatThrownBy(() -> client.ask(rating())).isInstanceOf(LlmException.Refused.class);
    }

    @Test
    void refusesAnAnswerThatIsTooLarge() {
        String body = completion(GOOD, "stop") + " ".repeat(MIB);
        server.then(json(body));
        server.then(answer(200).chunkedBody(body, 8192));

        for (int i = 0; i < 2; i++) {
            assertTooLong();
        }
    }

    @Test
    void refusesAnAnswerThatUnpacksToTooMuch() throws Exception {
        Buffer packed = new Buffer();
        try (var gzip = Okio.buffer(new GzipSink(packed))) {
            gzip.writeUtf8(completion(GOOD, "stop") + " ".repeat(4 * MIB));
        }
        server.then(answer(200).setHeader("Content-Encoding", "gzip").body(packed));

        assertTooLong();
    }

    @Test
    void acceptsAnAnswerOfJustTheLimit() {
        String body = completion(GOOD, "stop");
        server.then(json(body + " ".repeat(MIB - body.length())));

        assertThat(client.ask(rating()).usage()).isEqualTo(new Usage(1, 10, 5));
    }

    @Test
    void waitsNoLongerThanTheTimeoutForAnAnswer() {
        server.then(says(GOOD).onResponseStart(SocketEffect.Stall.INSTANCE));

        assertTimesOut();
    }

    /** Each piece comes in time, and the whole too late. */
    @Test
    void waitsNoLongerThanTheTimeoutForASlowDrip() {
        String body = completion(GOOD, "stop") + " ".repeat(200_000);
        server.then(json(body).throttleBody(32_000, 200, TimeUnit.MILLISECONDS));

        assertTimesOut();
    }

    @Test
    void saysSoWhenNobodyIsThere() {
        server.close();

        assertUnavailable("no connection");
    }

    @Test
    void endsWhenItsThreadIsInterruptedAndLeavesTheFlag() throws Exception {
        server.then(says(GOOD).onResponseStart(SocketEffect.Stall.INSTANCE));
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread asking =
                Thread.startVirtualThread(
                        () -> {
                            failure.complete(catchThrowable(() -> client.ask(rating())));
                            flag.complete(Thread.currentThread().isInterrupted());
                        });
        server.request();

        asking.interrupt();

        assertThat(failure.get(10, TimeUnit.SECONDS))
                .isInstanceOf(LlmException.Unavailable.class)
                .hasMessageContaining("interrupted");
        assertThat(flag.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void endsCallsUnderWayWhenClosed() throws Exception {
        server.then(says(GOOD).onResponseStart(SocketEffect.Stall.INSTANCE));
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread.startVirtualThread(
                () -> failure.complete(catchThrowable(() -> client.ask(rating()))));
        server.request();

        client.close();

        assertThat(failure.get(10, TimeUnit.SECONDS)).isInstanceOf(LlmException.Unavailable.class);
    }

    @Test
    void doesNotGoOnWithTheNextModelWhenInterrupted() {
        try (LlmClient two = new LlmClient(server.config("a", "b"), InstantSource.system())) {
            Thread.currentThread().interrupt();

            Throwable failure = catchThrowable(() -> two.ask(rating()));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(failure).hasMessageStartingWith("Model 1 of 2 could not be asked");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 301, 400, 401, 402, 403, 404, 413, 422, 429, 451, 500, 503})
    void showsNoSecretNoAddressAndNothingThatWasSaid(int status) {
        for (int i = 0; i < 3; i++) {
            server.then(
                    answer(status)
                            .body("{\"choices\": [{\"message\": {\"content\": \"" + KEY + "\"}}]}")
                            .setHeader("X-Echo", KEY)
                            .setHeader("Location", "https://" + KEY));
        }

        Throwable failure = catchThrowable(() -> client.ask(rating()));

        assertThat(failure).isInstanceOf(LlmException.class);
        for (Throwable each = failure; each != null; each = each.getCause()) {
            assertThat(each.toString()).doesNotContain(KEY, "http", "localhost", "only", "\n");
        }
    }

    private void assertUnavailable(String what) {
        assertThatThrownBy(() -> client.ask(rating()))
                .isInstanceOf(LlmException.Unavailable.class)
                .hasMessage("The model could not be asked: " + what + ".");
    }

    private void assertTooLong() {
        assertThatThrownBy(() -> client.ask(rating()))
                .isInstanceOf(LlmException.BadAnswer.class)
                .hasMessage("The model gave no answer of use (rating): it was far too long.")
                .extracting(e -> ((LlmException) e).usage().completionTokens())
                .isEqualTo(100L);
    }

    private void assertTimesOut() {
        LlmConfig config = server.config("only").withTimeout(Duration.ofMillis(300));
        try (LlmClient hasty = new LlmClient(config, InstantSource.system())) {
            assertThatThrownBy(() -> hasty.ask(rating()))
                    .isInstanceOf(LlmException.Unavailable.class)
                    .hasMessage("The model could not be asked: no whole answer within 300 ms.");
        }
    }
}
