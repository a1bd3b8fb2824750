package dev.courant.github;

import static dev.courant.github.GitHubServer.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import mockwebserver3.MockResponse;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

class PagingTest {

    @AutoClose private final GitHubServer server = new GitHubServer();
    @AutoClose private final GitHubServer elsewhere = new GitHubServer();

    @AutoClose
    private final GitHubClient client = new GitHubClient(server.config(), InstantSource.system());

    @Test
    void goesFromPageToPageOfCommits() {
        server.says(
                page(json(Bodies.commits("c3")), server.address("/repositories/1/commits?page=2")));
        server.says(json(Bodies.commits("c2", "c1")));

        Answer.Found<List<CommitSummary>> first =
                found(
                        client.commits(
                                "acme/rocket",
                                CommitQuery.head(Optional.empty()),
                                Optional.empty()));
        Answer.Found<List<CommitSummary>> second =
                found(client.commitsPage(first.next().orElseThrow()));

        assertThat(second.value()).extracting(CommitSummary::sha).containsExactly("c2", "c1");
        assertThat(second.next()).isEmpty();
        server.request();
        assertThat(server.target()).isEqualTo("/repositories/1/commits?page=2");
    }

    @Test
    void goesFromPageToPageOfComparisonsAndIssues() {
        server.says(json("{\"status\": \"ahead\", \"total_commits\": 1, \"commits\": []}"));
        server.says(page(json("[" + Bodies.issue(1, "") + "]"), "/api/v3/next?page=3"));

        Answer.Found<Comparison> comparison =
                found(
                        client.comparePage(
                                server.address("/repos/acme/rocket/compare/a...b?page=2")));
        Answer.Found<List<IssueSummary>> issues =
                found(client.issuesPage(server.address("/repos/acme/rocket/issues?page=2")));

        assertThat(comparison.value().totalCommits()).isEqualTo(1);
        assertThat(issues.value()).hasSize(1);
        assertThat(issues.next()).contains(server.address("/next?page=3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.github.com/x",
                "http://localhost:1/x",
                "ftp://localhost/x",
                "/repos/acme/rocket/commits?page=2",
                ""
            })
    void refusesPagesOfOtherServers(String next) {
        assertThatThrownBy(() -> client.commitsPage(next))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.comparePage(next))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.issuesPage(next))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("api-url");
    }

    @Test
    void refusesTheSameHostWithAnotherSchemeOrPort() {
        String page = server.address("/repos/acme/rocket/commits?page=2");

        assertThatThrownBy(() -> client.commitsPage(page.replace("http://", "https://")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () ->
                                client.commitsPage(
                                        elsewhere.address("/repos/acme/rocket/commits?page=2")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(elsewhere.requests()).isZero();
        assertThat(server.requests()).isZero();
    }

    @Test
    void refusesAnAnswerWhoseNextPageIsOnAnotherServer() {
        server.says(page(json("[]"), elsewhere.address("/repos/acme/rocket/issues?page=2")));

        assertThatThrownBy(() -> client.issues("acme/rocket", Optional.empty()))
                .isInstanceOf(GitHubException.Unavailable.class)
                .hasMessageContaining("acme/rocket")
                .hasMessageContaining("another server");
    }

    @Test
    void gathersTheFilesOfACommitOverItsPages() {
        server.says(page(json(Bodies.commitWithFiles("c1", 0, 300)), server.address("/c1?page=2")));
        server.says(json(Bodies.commitWithFiles("c1", 300, 5)));

        CommitDetail detail = client.commit("acme/rocket", "c1");

        assertThat(detail.summary().sha()).isEqualTo("c1");
        assertThat(detail.additions()).isEqualTo(20);
        assertThat(detail.deletions()).isEqualTo(10);
        assertThat(detail.filesComplete()).isTrue();
        assertThat(detail.files()).hasSize(305);
        assertThat(detail.files().getLast())
                .isEqualTo(new ChangedFile("f304", null, "modified", 2, 1, "@@ 304"));
        assertThat(server.target()).isEqualTo("/repos/acme/rocket/commits/c1?per_page=300");
        assertThat(server.target()).isEqualTo("/c1?page=2");
    }

    @Test
    void stopsAtThreeThousandFilesAndSaysSo() {
        for (int page = 0; page < 10; page++) {
            server.says(
                    page(
                            json(Bodies.commitWithFiles("c1", page * 300, 300)),
                            server.address("/c1?page=" + (page + 2))));
        }

        CommitDetail detail = client.commit("acme/rocket", "c1");

        assertThat(detail.files()).hasSize(3000).doesNotHaveDuplicates();
        assertThat(detail.filesComplete()).isFalse();
        assertThat(server.requests()).isEqualTo(10);
    }

    @Test
    void doesNotTakeAListThatGitHubItselfCutForWhole() {
        for (int page = 0; page < 9; page++) {
            server.says(
                    page(
                            json(Bodies.commitWithFiles("c1", page * 300, 300)),
                            server.address("/c1?page=" + (page + 2))));
        }
        server.says(json(Bodies.commitWithFiles("c1", 2700, 300)));

        assertThat(client.commit("acme/rocket", "c1").filesComplete()).isFalse();
    }

    @Test
    void doesNotWalkEmptyPagesForEver() {
        server.says(page(json(Bodies.commitWithFiles("c1", 0, 2)), server.address("/c1?page=2")));
        server.says(page(json(Bodies.commitWithFiles("c1", 0, 0)), server.address("/c1?page=2")));

        CommitDetail detail = client.commit("acme/rocket", "c1");

        assertThat(detail.files()).hasSize(2);
        assertThat(detail.filesComplete()).isFalse();
    }

    @Test
    void readsACommitWithoutFilesOrStats() {
        server.says(json(Bodies.commit("c1")));

        CommitDetail detail = client.commit("acme/rocket", "c1");

        assertThat(detail.files()).isEmpty();
        assertThat(detail.additions()).isZero();
        assertThat(detail.filesComplete()).isTrue();
    }

    private static MockResponse.Builder page(MockResponse.Builder answer, String next) {
        return answer.addHeader(
                "Link", "<" + next + ">; rel=\"next\", <" + next + "9>; rel=\"last\"");
    }

    private static <T> Answer.Found<T> found(Answer<T> answer) {
        assertThat(answer).isInstanceOf(Answer.Found.class);
        return (Answer.Found<T>) answer;
    }
}
