package dev.courant.github;

import static dev.courant.github.GitHubServer.TOKEN;
import static dev.courant.github.GitHubServer.answer;
import static dev.courant.github.GitHubServer.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import mockwebserver3.RecordedRequest;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

class RedirectTest {

    @AutoClose private final GitHubServer server = new GitHubServer();
    @AutoClose private final GitHubServer elsewhere = new GitHubServer();

    @AutoClose
    private final GitHubClient client = new GitHubClient(server.config(), InstantSource.system());

    @ParameterizedTest
    @CsvSource({"301, true", "308, true", "302, false", "307, false"})
    void followsARenamedRepositoryAndSaysWhetherItMoved(int status, boolean moved) {
        server.says(answer(status).setHeader("Location", server.address("/repositories/1")));
        server.says(json(Bodies.REPOSITORY));

        Answer.Found<RepositoryInfo> answer = found(client.repository("acme/old"));

        assertThat(answer.value().fullName()).isEqualTo("acme/rocket");
        assertThat(answer.moved()).isEqualTo(moved);
        server.request();
        RecordedRequest second = server.request();
        assertThat(second.getTarget()).isEqualTo("/api/v3/repositories/1");
        assertThat(second.getHeaders().get("Authorization")).isEqualTo("Bearer " + TOKEN);
    }

    @Test
    void staysMovedWhenATemporaryRedirectComesAfter() {
        server.says(answer(301).setHeader("Location", "/api/v3/repositories/1"));
        server.says(answer(302).setHeader("Location", "two"));
        server.says(json(Bodies.REPOSITORY));

        Answer.Found<RepositoryInfo> answer = found(client.repository("acme/old"));

        assertThat(answer.moved()).isTrue();
        assertThat(client.traffic()).isEqualTo(new Traffic(3, 1, 0, 2, 0, 0, 0));
    }

    @Test
    void asksConditionallyAtTheNewAddressToo() {
        server.says(answer(301).setHeader("Location", server.address("/repositories/1/issues")));
        server.says(answer(304));

        Answer<List<IssueSummary>> answer = client.issues("acme/old", Optional.of("\"a\""));

        assertThat(answer).isInstanceOf(Answer.NotModified.class);
        server.request();
        assertThat(server.request().getHeaders().get("If-None-Match")).isEqualTo("\"a\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void neverFollowsToAnotherServer(int status) {
        server.says(answer(status).setHeader("Location", elsewhere.address("/repos/acme/rocket")));

        assertThatThrownBy(() -> client.repository("acme/rocket"))
                .isInstanceOf(GitHubException.Unavailable.class)
                .hasMessageContaining("acme/rocket")
                .hasMessageContaining("another server");
        assertThat(elsewhere.requests()).isZero();
    }

    @Test
    void neverFollowsToAnotherScheme() {
        String secure = server.address("/repos/acme/rocket").replace("http://", "https://");
        server.says(answer(302).setHeader("Location", secure));

        assertThatThrownBy(() -> client.repository("acme/rocket"))
                .isInstanceOf(GitHubException.Unavailable.class);
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void givesUpAfterFiveRedirects() {
        for (int i = 0; i < 7; i++) {
            server.says(answer(302).setHeader("Location", server.address("/loop")));
        }

        assertThatThrownBy(() -> client.repository("acme/rocket"))
                .isInstanceOf(GitHubException.Unavailable.class)
                .hasMessageContaining("more than 5 times");
        assertThat(server.requests()).isEqualTo(6);
    }

    @Test
    void isNotLedAstrayByARedirectToNowhere() {
        server.says(answer(301));
        server.says(answer(301).setHeader("Location", "javascript:alert(1)"));

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> client.repository("acme/rocket"))
                    .isInstanceOf(GitHubException.Unavailable.class)
                    .hasMessageContaining("nowhere");
        }
    }

    private static <T> Answer.Found<T> found(Answer<T> answer) {
        assertThat(answer).isInstanceOf(Answer.Found.class);
        return (Answer.Found<T>) answer;
    }
}
