package dev.courant.github;

import static dev.courant.github.GitHubServer.TOKEN;
import static dev.courant.github.GitHubServer.answer;
import static dev.courant.github.GitHubServer.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import mockwebserver3.SocketEffect;

import okio.Buffer;
import okio.GzipSink;
import okio.Okio;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

class BrokenAnswersTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    @AutoClose private final GitHubServer server = new GitHubServer();

    @AutoClose
    private final GitHubClient client = new GitHubClient(server.config(), InstantSource.system());

    @Test
    void noticesABodyThatIsCutOff() {
        server.says(json(Bodies.REPOSITORY).onResponseBody(new SocketEffect.CloseSocket()));

        assertThatThrownBy(() -> client.repository("acme/rocket"))
                .isInstanceOf(GitHubException.Unavailable.class)
                .hasMessageContaining("acme/rocket");
    }

    @Test
    void noticesAConnectionThatEndsBeforeAnyAnswer() {
        server.says(json(Bodies.REPOSITORY).onResponseStart(new SocketEffect.CloseSocket()));

        assertThatThrownBy(() -> client.repository("acme/rocket"))
                .isInstanceOf(GitHubException.Unavailable.class)
                .hasMessageContaining("the connection broke");
    }

    @Test
    void waitsForNoMoreThanTheStartOfAnErrorPage() {
        server.says(answer(403).body("Sorry. ".repeat(1 << 20)));

        assertThatThrownBy(() -> client.repository("acme/rocket"))
                .isInstanceOf(GitHubException.Refused.class);
    }

    @Test
    void goesByTheStatusWhenTheErrorPageIsCutOff() {
        server.says(answer(404).body("Sorry").onResponseBody(new SocketEffect.CloseSocket()));

        assertThatThrownBy(() -> client.repository("acme/rocket"))
                .isInstanceOf(GitHubException.NotFound.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{",
                "[]",
                "<html>Unicorn!</html>",
                "{\"full_name\": \"acme/rocket\"}",
                "{\"full_name\": \"acme/rocket\", \"default_branch\": \"main\"} {}"
            })
    void refusesWhatIsNoRepository(String body) {
        server.says(json(body));

        assertThatThrownBy(() -> client.repository("acme/rocket"))
                .isInstanceOf(GitHubException.Unavailable.class)
                .hasMessageContaining("acme/rocket")
                .hasMessageContaining("malformed");
    }

    @Test
    void refusesAListThatEndsTooEarly() {
        String whole = Bodies.commits("c2", "c1");
        server.says(json(whole.substring(0, whole.length() - 1)));

        assertThatThrownBy(
                        () ->
                                client.commits(
                                        "acme/rocket",
                                        CommitQuery.head(Optional.empty()),
                                        Optional.empty()))
                .isInstanceOf(GitHubException.Unavailable.class);
    }

    @Test
    void refusesNamesThatAreNone() {
        server.says(json(Bodies.REPOSITORY.replace("rocket", "r".repeat(300))));

        assertThatThrownBy(() -> client.repository("acme/rocket"))
                .isInstanceOf(GitHubException.Unavailable.class)
                .hasMessageContaining("malformed");
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        String body = Bodies.REPOSITORY + " ".repeat(1 << 20);
        server.says(json(body));
        server.says(answer(200).chunkedBody(body, 8192));

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> client.repository("acme/rocket"))
                    .isInstanceOf(GitHubException.Unavailable.class)
                    .hasMessageContaining("too large");
        }
    }

    @Test
    void refusesABodyThatUnpacksToTooMuch() throws Exception {
        Buffer packed = new Buffer();
        try (var gzip = Okio.buffer(new GzipSink(packed))) {
            gzip.writeUtf8(Bodies.REPOSITORY + " ".repeat(4 << 20));
        }
        server.says(answer(200).setHeader("Content-Encoding", "gzip").body(packed));

        assertThatThrownBy(() -> client.repository("acme/rocket"))
                .isInstanceOf(GitHubException.Unavailable.class)
                .hasMessageContaining("too large");
    }

    @Test
    void acceptsABodyOfJustTheLimit() {
        String padding = " ".repeat((1 << 20) - Bodies.REPOSITORY.length());
        server.says(json(Bodies.REPOSITORY + padding));

        assertThat(client.repository("acme/rocket")).isInstanceOf(Answer.Found.class);
    }

    @Test
    void keepsACommitWhoseMessageIsNotUtf8() {
        Buffer body = new Buffer();
        byte[] start =
                "[{\"sha\": \"c1\", \"commit\": {\"message\": \"caf"
                        .getBytes(StandardCharsets.UTF_8);
        body.write(start).writeByte(0xe9).writeUtf8("!\"}}]");
        server.says(answer(200).body(body));

        Answer<List<CommitSummary>> answer =
                client.commits("acme/rocket", CommitQuery.head(Optional.empty()), Optional.empty());

        assertThat(((Answer.Found<List<CommitSummary>>) answer).value())
                .extracting(CommitSummary::message)
                .containsExactly("caf\ufffd!");
    }

    @Test
    void waitsNoLongerThanTheTimeoutForAnAnswer() {
        server.says(json(Bodies.REPOSITORY).onResponseStart(SocketEffect.Stall.INSTANCE));

        assertTimesOut();
    }

    @Test
    void waitsNoLongerThanTheTimeoutForABodyThatTrickles() {
        server.says(json(Bodies.REPOSITORY).throttleBody(1, 100, TimeUnit.MILLISECONDS));

        assertTimesOut();
    }

    @Test
    void saysSoWhenNobodyIsThere() {
        GitHubConfig config = server.config();
        server.close();

        try (GitHubClient lonely = new GitHubClient(config, InstantSource.system())) {
            Throwable failure = catchThrowable(() -> lonely.repository("acme/rocket"));

            assertThat(failure)
                    .isInstanceOf(GitHubException.Unavailable.class)
                    .hasMessage("GitHub could not be asked about acme/rocket: no connection.");
            assertThat(failure).hasStackTraceContaining("Caused by");
            assertThat(failure.getCause().toString()).doesNotContain(TOKEN);
        }
    }

    @Test
    void endsWhenItsThreadIsInterruptedAndLeavesTheFlag() throws Exception {
        server.says(json(Bodies.REPOSITORY).onResponseStart(SocketEffect.Stall.INSTANCE));
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread reader =
                Thread.startVirtualThread(
                        () -> {
                            failure.complete(
                                    catchThrowable(() -> client.repository("acme/rocket")));
                            flag.complete(Thread.currentThread().isInterrupted());
                        });
        server.request();

        reader.interrupt();

        assertThat(failure.get(10, TimeUnit.SECONDS))
                .isInstanceOf(GitHubException.Unavailable.class)
                .hasMessageContaining("interrupted");
        assertThat(flag.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void doesNotEvenConnectOnAThreadThatIsInterrupted() {
        Thread.currentThread().interrupt();

        Throwable failure = catchThrowable(() -> client.repository("acme/rocket"));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure)
                .isInstanceOf(GitHubException.Unavailable.class)
                .hasMessageContaining("interrupted");
    }

    @Test
    void endsReadsUnderWayWhenClosed() throws Exception {
        server.says(json(Bodies.REPOSITORY).onResponseStart(SocketEffect.Stall.INSTANCE));
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread.startVirtualThread(
                () -> failure.complete(catchThrowable(() -> client.repository("acme/rocket"))));
        server.request();

        client.close();

        assertThat(failure.get(10, TimeUnit.SECONDS))
                .isInstanceOf(GitHubException.Unavailable.class);
    }

    private void assertTimesOut() {
        GitHubConfig patient = server.config();
        GitHubConfig config =
                new GitHubConfig(
                        patient.apiUrl(), patient.token(), SHORT, patient.maxResponseBytes());
        try (GitHubClient hasty = new GitHubClient(config, InstantSource.system())) {
            assertThat(
                            catchThrowableOfType(
                                    GitHubException.Unavailable.class,
                                    () -> hasty.repository("acme/rocket")))
                    .hasMessageContaining("within 300 ms");
        }
    }
}
