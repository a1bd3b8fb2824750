package dev.courant.llm;

import static dev.courant.llm.LlmServer.answer;
import static dev.courant.llm.LlmServer.says;
import static dev.courant.llm.Questions.GOOD;
import static dev.courant.llm.Questions.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import mockwebserver3.SocketEffect;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

class BreakerTest {

    private static final Duration NEVER = Duration.ofHours(1);

    @AutoClose private final LlmServer server = new LlmServer();

    @Test
    void leavesAModelAloneAfterFiveFailuresInARow() {
        try (LlmClient client = client(NEVER, "first", "second")) {
            for (int i = 0; i < 5; i++) {
                server.then(answer(500)).then(says(GOOD));
                assertThat(client.ask(rating()).usage().calls()).isEqualTo(2);
            }
            server.then(says(GOOD));

            assertThat(client.ask(rating()).usage().calls()).isEqualTo(1);
            assertThat(client.usage().get("first")).isEqualTo(new Usage(5, 0, 0));
        }
    }

    @Test
    void isUnavailableAtOnceWhenAllModelsFail() {
        try (LlmClient client = client(NEVER, "first", "second")) {
            fail(client, 5, 10);

            Throwable failure = catchThrowable(() -> client.ask(rating()));

            assertThat(failure)
                    .isInstanceOf(LlmException.Unavailable.class)
                    .hasMessage("Model 1 of 2 failed 5 times in a row and is left alone.");
            assertThat(((LlmException) failure).usage()).isEqualTo(Usage.NONE);
            assertThat(((LlmException) failure).code()).isEqualTo("unavailable");
            assertThat(server.requests()).isEqualTo(10);
        }
    }

    @Test
    void countsOnlyFailuresInARow() {
        try (LlmClient client = client(NEVER, "only")) {
            fail(client, 4, 4);
            server.then(says(GOOD));
            client.ask(rating());

            fail(client, 4, 4);
            server.then(says(GOOD));

            assertThat(client.ask(rating()).model()).isEqualTo("only");
        }
    }

    @Test
    void takesAnAnswerOfNoUseForALiveModel() {
        try (LlmClient client = client(NEVER, "only")) {
            for (int i = 0; i < 10; i++) {
                server.then(says("nonsense"));
            }
            for (int i = 0; i < 5; i++) {
                assertThat(catchThrowable(() -> client.ask(rating())))
                        .isInstanceOf(LlmException.BadAnswer.class);
            }
            server.then(says(GOOD));

            assertThat(client.ask(rating()).model()).isEqualTo("only");
        }
    }

    @Test
    void isLeftAloneForHalfAMinute() {
        try (LlmClient client = new LlmClient(server.config("only"), InstantSource.system())) {
            fail(client, 5, 5);

            assertThat(client.model(0).breaker().getRemainingDelay())
                    .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(30));
        }
    }

    @Test
    void goesOnWhenATrialWorks() {
        try (LlmClient client = client(NEVER, "only")) {
            fail(client, 5, 5);
            client.model(0).breaker().halfOpen();
            server.then(says(GOOD));
            client.ask(rating());

            fail(client, 4, 4);
            server.then(says(GOOD));

            assertThat(client.ask(rating()).model()).isEqualTo("only");
        }
    }

    @Test
    void staysAwayWhenTheTrialFails() {
        try (LlmClient client = client(NEVER, "only")) {
            fail(client, 5, 5);
            client.model(0).breaker().halfOpen();
            fail(client, 1, 1);

            fail(client, 1, 0);

            assertThat(server.requests()).isEqualTo(6);
        }
    }

    @Test
    void letsOneTrialThroughAtATime() throws Exception {
        try (LlmClient client = client(NEVER, "only")) {
            fail(client, 5, 5);
            client.model(0).breaker().halfOpen();
            Asking trial = stalled(client);

            fail(client, 1, 0);

            assertThat(server.requests()).isEqualTo(6);
            interrupt(trial);
        }
    }

    @Test
    void doesNotBlameTheModelForOurInterrupts() throws Exception {
        try (LlmClient client = client(NEVER, "only")) {
            for (int i = 0; i < 5; i++) {
                interrupt(stalled(client));
            }
            server.then(says(GOOD));

            assertThat(client.ask(rating()).model()).isEqualTo("only");
        }
    }

    @Test
    void endsATrialThatWasInterrupted() throws Exception {
        try (LlmClient client = client(NEVER, "only")) {
            fail(client, 5, 5);
            client.model(0).breaker().halfOpen();

            interrupt(stalled(client));

            assertThat(client.model(0).breaker().isOpen()).isTrue();
        }
    }

    @Test
    @Timeout(30)
    void addsNothingToWhatMayHangBeforeItIsKnown() throws Exception {
        try (LlmClient client = new LlmClient(server.config("only"), InstantSource.system())) {
            Asking hanging = stalled(client);
            breakOff(client);
            server.then(says(GOOD));
            var next = new CompletableFuture<String>();
            Thread waiting =
                    Thread.startVirtualThread(() -> next.complete(client.ask(rating()).model()));
            while (waiting.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            assertThat(server.requests()).isEqualTo(2);

            interrupt(hanging);

            assertThat(next.get(10, TimeUnit.SECONDS)).isEqualTo("only");
        }
    }

    @Test
    void doesNotWaitForASignForLong() throws Exception {
        try (LlmClient client = client(NEVER, "only")) {
            Asking hanging = stalled(client);
            breakOff(client);

            assertThat(catchThrowable(() -> client.ask(rating())))
                    .isInstanceOf(LlmException.Unavailable.class)
                    .hasMessage("The model has not answered lately.");

            interrupt(hanging);
        }
    }

    @Test
    void anErrorIsASignToo() throws Exception {
        try (LlmClient client = client(NEVER, "only")) {
            Asking hanging = stalled(client);
            fail(client, 1, 1);
            server.then(says(GOOD));

            assertThat(client.ask(rating()).model()).isEqualTo("only");

            interrupt(hanging);
        }
    }

    @Test
    void leavesAModelAloneThatIsWaitedForInVain() {
        try (LlmClient client = withTimeout(Duration.ofMillis(300))) {
            server.then(says(GOOD).onResponseStart(SocketEffect.Stall.INSTANCE));
            assertThat(catchThrowable(() -> client.ask(rating())))
                    .hasMessageContaining("no whole answer within");

            assertThat(catchThrowable(() -> client.ask(rating())))
                    .isInstanceOf(LlmException.Unavailable.class)
                    .hasMessage("The model does not answer and is left alone.");
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void forgivesOneThatIsWaitedForInVainWhileOthersAreAnswered() throws Exception {
        try (LlmClient client = withTimeout(Duration.ofSeconds(2))) {
            Asking hanging = stalled(client);
            server.then(says(GOOD));
            client.ask(rating());
            assertThat(hanging.failure().get(10, TimeUnit.SECONDS))
                    .hasMessageContaining("no whole answer within");
            server.then(says(GOOD));

            assertThat(client.ask(rating()).model()).isEqualTo("only");
        }
    }

    private LlmClient withTimeout(Duration timeout) {
        LlmConfig config = server.config("only").withTimeout(timeout);
        return new LlmClient(config, InstantSource.system());
    }

    private void breakOff(LlmClient client) {
        server.then(says(GOOD).onResponseStart(new SocketEffect.CloseSocket()));
        assertThat(catchThrowable(() -> client.ask(rating())))
                .isInstanceOf(LlmException.Unavailable.class);
    }

    private record Asking(Thread thread, CompletableFuture<Throwable> failure) {}

    private LlmClient client(Duration delay, String... models) {
        Patience patience = new Patience(Duration.ZERO, delay, Thread::sleep);
        return new LlmClient(server.config(models), InstantSource.system(), patience);
    }

    private void fail(LlmClient client, int questions, int answers) {
        for (int i = 0; i < answers; i++) {
            server.then(answer(500));
        }
        for (int i = 0; i < questions; i++) {
            assertThat(catchThrowable(() -> client.ask(rating())))
                    .isInstanceOf(LlmException.Unavailable.class);
        }
    }

    /** A question whose request is with the server, which says nothing. */
    private Asking stalled(LlmClient client) {
        server.then(says(GOOD).onResponseStart(SocketEffect.Stall.INSTANCE));
        int before = server.requests();
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread thread =
                Thread.startVirtualThread(
                        () -> failure.complete(catchThrowable(() -> client.ask(rating()))));
        server.awaitRequest(before);
        return new Asking(thread, failure);
    }

    private static void interrupt(Asking asking) throws Exception {
        asking.thread().interrupt();
        assertThat(asking.failure().get(10, TimeUnit.SECONDS))
                .isInstanceOf(LlmException.Unavailable.class)
                .hasMessageContaining("interrupted");
    }
}
