package dev.courant.github;

import static dev.courant.github.GitHubServer.TOKEN;
import static dev.courant.github.GitHubServer.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

class FailuresTest {

    @AutoClose private final GitHubServer server = new GitHubServer();

    @AutoClose
    private final GitHubClient client = new GitHubClient(server.config(), InstantSource.system());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | GitHub has no repository acme/rocket, or it is private (404).",
                "410 | GitHub has no repository acme/rocket any more (410).",
                "451 | GitHub has no repository acme/rocket to show: it was withdrawn for legal"
                        + " reasons (451)."
            })
    void saysThatARepositoryIsNotThere(int status, String message) {
        server.says(answer(status));

        assertThatThrownBy(() -> client.repository("acme/rocket"))
                .isInstanceOf(GitHubException.NotFound.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 422})
    void saysWhichPartOfARepositoryIsNotThere(int status) {
        CommitQuery query =
                new CommitQuery(Optional.of("dev"), Optional.empty(), Optional.empty(), 1);
        for (int i = 0; i < 4; i++) {
            server.says(answer(status));
        }

        assertThatThrownBy(() -> client.commits("acme/rocket", query, Optional.empty()))
                .isInstanceOf(GitHubException.NotFound.class)
                .hasMessageStartingWith("GitHub has no branch or commit dev in acme/rocket");
        assertThatThrownBy(() -> client.compare("acme/rocket", "a", "b"))
                .isInstanceOf(GitHubException.NotFound.class)
                .hasMessageStartingWith("GitHub has no commits a...b in acme/rocket");
        assertThatThrownBy(() -> client.commit("acme/rocket", "abc"))
                .isInstanceOf(GitHubException.NotFound.class)
                .hasMessageStartingWith("GitHub has no commit abc in acme/rocket");
        assertThatThrownBy(
                        () ->
                                client.commitsPage(
                                        server.address("/repos/acme/rocket/commits?page=9&sha=x")))
                .isInstanceOf(GitHubException.NotFound.class)
                .hasMessageStartingWith("GitHub has no such page in acme/rocket");
    }

    @Test
    void saysThatIssuesAreGoneAndNotTheRepository() {
        server.says(answer(410));

        assertThatThrownBy(() -> client.issues("acme/rocket", Optional.empty()))
                .isInstanceOf(GitHubException.NotFound.class)
                .hasMessage("GitHub has no issues in acme/rocket any more (410).");
    }

    @Test
    void tellsAnEmptyRepositoryFromAMissingOne() {
        server.says(answer(409).body("{\"message\": \"Git Repository is empty.\"}"));

        assertThatThrownBy(
                        () ->
                                client.commits(
                                        "acme/rocket",
                                        CommitQuery.head(Optional.empty()),
                                        Optional.empty()))
                .isInstanceOf(GitHubException.EmptyRepository.class)
                .hasMessageContaining("acme/rocket");
    }

    @Test
    void saysWhenTheTokenIsTheProblem() {
        server.says(answer(401));
        server.says(answer(403).body("{\"message\": \"Resource not accessible\"}"));

        assertThatThrownBy(() -> client.repository("acme/rocket"))
                .isInstanceOf(GitHubException.Refused.class)
                .hasMessageContaining("token")
                .hasMessageContaining("401");
        assertThatThrownBy(() -> client.repository("acme/rocket"))
                .isInstanceOf(GitHubException.Refused.class)
                .hasMessageContaining("acme/rocket")
                .hasMessageContaining("403");
    }

    @ParameterizedTest
    @ValueSource(ints = {202, 204, 303, 304, 400, 408, 418, 500, 502, 503, 504})
    void takesEverythingElseForAnOutage(int status) {
        server.says(answer(status));

        assertThatThrownBy(() -> client.repository("acme/rocket"))
                .isInstanceOf(GitHubException.Unavailable.class)
                .hasMessageContaining("acme/rocket")
                .hasMessageContaining("(" + status + ")");
        assertThat(server.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {202, 301, 304, 401, 403, 404, 409, 410, 422, 429, 451, 500, 503})
    void neverShowsTheTokenOrAnAddress(int status) {
        server.says(answer(status).body(TOKEN).setHeader("X-Echo", TOKEN));

        Throwable failure = catchThrowable(() -> client.repository("acme/rocket"));

        assertThat(failure).isInstanceOf(GitHubException.class);
        assertThat(failure.getMessage()).doesNotContain(TOKEN, "http", "localhost", "\n");
    }

    @Test
    void isNotMadeToRepeatARequestAtOnce() {
        server.says(answer(503).setHeader("Retry-After", "0"));
        server.says(GitHubServer.json(Bodies.REPOSITORY));

        assertThatThrownBy(() -> client.repository("acme/rocket"))
                .isInstanceOf(GitHubException.Unavailable.class);
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void holdsAPauseThatAnOutageAsksFor() {
        ManualClock clock = new ManualClock(Instant.parse("2026-02-24T12:00:00Z"));
        server.says(answer(503).setHeader("Retry-After", "120"));

        try (GitHubClient patient = new GitHubClient(server.config(), clock)) {
            assertThatThrownBy(() -> patient.repository("acme/rocket"))
                    .isInstanceOf(GitHubException.Unavailable.class);
            assertThat(patient.notBefore()).contains(Instant.parse("2026-02-24T12:02:00Z"));
            assertThatThrownBy(() -> patient.repository("acme/rocket"))
                    .isInstanceOf(GitHubException.RateLimited.class);
        }
        assertThat(server.requests()).isEqualTo(1);
    }
}
