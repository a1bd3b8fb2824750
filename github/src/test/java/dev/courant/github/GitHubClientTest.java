package dev.courant.github;

import static dev.courant.github.GitHubServer.TOKEN;
import static dev.courant.github.GitHubServer.answer;
import static dev.courant.github.GitHubServer.httpDate;
import static dev.courant.github.GitHubServer.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import mockwebserver3.RecordedRequest;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

class GitHubClientTest {

    private static final Instant NOW = Instant.parse("2026-02-24T12:00:00.250Z");
    private static final Instant SERVER = Instant.parse("2026-02-24T11:59:58Z");

    @AutoClose private final GitHubServer server = new GitHubServer();

    @AutoClose
    private final GitHubClient client = new GitHubClient(server.config(), new ManualClock(NOW));

    @Test
    void saysWhoItIsAndWhatItWants() {
        server.says(json(Bodies.REPOSITORY));

        client.repository("acme/rocket");

        RecordedRequest request = server.request();
        assertThat(request.getMethod()).isEqualTo("GET");
        assertThat(request.getTarget()).isEqualTo("/api/v3/repos/acme/rocket");
        assertThat(request.getHeaders().get("User-Agent")).matches("courant/.+");
        assertThat(request.getHeaders().get("Accept")).isEqualTo("application/vnd.github+json");
        assertThat(request.getHeaders().get("X-GitHub-Api-Version")).isEqualTo("2022-11-28");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + TOKEN);
        assertThat(request.getHeaders().get("If-None-Match")).isNull();
    }

    @Test
    void readsAnonymouslyWithoutAToken() {
        server.says(json(Bodies.REPOSITORY));
        GitHubConfig with = server.config();
        GitHubConfig without =
                new GitHubConfig(
                        with.apiUrl(), Optional.of(" "), with.timeout(), with.maxResponseBytes());

        try (GitHubClient anonymous = new GitHubClient(without, new ManualClock(NOW))) {
            anonymous.repository("acme/rocket");
        }

        assertThat(server.request().getHeaders().get("Authorization")).isNull();
    }

    @Test
    void readsARepository() {
        server.says(
                json(Bodies.REPOSITORY)
                        .setHeader("Date", httpDate(SERVER))
                        .setHeader("ETag", "\"r1\""));

        Answer<RepositoryInfo> answer = client.repository("acme/rocket");

        assertThat(answer)
                .isEqualTo(
                        new Answer.Found<>(
                                new RepositoryInfo("acme/rocket", "main"),
                                SERVER,
                                "\"r1\"",
                                Optional.empty(),
                                false));
    }

    @Test
    void takesOurClockWhenTheServerDoesNotTellTheTime() {
        server.says(json(Bodies.REPOSITORY));

        Answer<RepositoryInfo> answer = client.repository("acme/rocket");

        assertThat(answer.serverTime()).isEqualTo("2026-02-24T12:00:00Z");
    }

    @Test
    void listsCommitsOfAnyBranchWithinTheQuery() {
        server.says(json(Bodies.commits("c2", "c1")));
        CommitQuery query =
                new CommitQuery(
                        Optional.of("release/1&2"),
                        Optional.of(Instant.parse("2026-02-23T00:00:00.001Z")),
                        Optional.of(Instant.parse("2026-02-24T00:00:00.999Z")),
                        50);

        Answer<List<CommitSummary>> answer = client.commits("acme/rocket", query, Optional.empty());

        assertThat(value(answer)).extracting(CommitSummary::sha).containsExactly("c2", "c1");
        RecordedRequest request = server.request();
        assertThat(request.getTarget()).startsWith("/api/v3/repos/acme/rocket/commits?");
        assertThat(request.getUrl().queryParameter("sha")).isEqualTo("release/1&2");
        assertThat(request.getUrl().queryParameter("since")).isEqualTo("2026-02-23T00:00:01Z");
        assertThat(request.getUrl().queryParameter("until")).isEqualTo("2026-02-24T00:00:00Z");
        assertThat(request.getUrl().queryParameter("per_page")).isEqualTo("50");
    }

    @Test
    void leavesOutWhatTheQueryDoesNotSay() {
        server.says(json("[]"));

        client.commits("acme/rocket", CommitQuery.head(Optional.empty()), Optional.empty());

        assertThat(server.target()).isEqualTo("/repos/acme/rocket/commits?per_page=1");
    }

    @Test
    void readsAllOfACommitThatAListShows() {
        server.says(json(Bodies.commits("c1")));

        CommitSummary commit =
                value(client.commits("acme/rocket", head(), Optional.empty())).getFirst();

        assertThat(commit)
                .isEqualTo(
                        new CommitSummary(
                                "c1",
                                "fix: thrust\n\nTwice.",
                                "Ada",
                                "ada",
                                false,
                                Instant.parse("2026-02-24T01:02:03Z"),
                                "https://github.com/acme/rocket/commit/c1",
                                List.of("p1", "p2")));
    }

    @Test
    void isToldThatNothingChanged() {
        server.says(answer(304).setHeader("Date", httpDate(SERVER)).setHeader("ETag", "W/\"b\""));
        server.says(answer(304).setHeader("Date", httpDate(SERVER)));

        Answer<?> withTag = client.commits("acme/rocket", head(), Optional.of("W/\"a\""));
        Answer<?> withoutTag = client.issues("acme/rocket", Optional.of("W/\"a\""));

        assertThat(withTag).isEqualTo(new Answer.NotModified<>(SERVER, "W/\"b\""));
        assertThat(withoutTag).isEqualTo(new Answer.NotModified<>(SERVER, "W/\"a\""));
        assertThat(server.request().getHeaders().get("If-None-Match")).isEqualTo("W/\"a\"");
        assertThat(server.request().getHeaders().get("If-None-Match")).isEqualTo("W/\"a\"");
        assertThat(client.traffic()).isEqualTo(new Traffic(2, 0, 2, 0, 0, 0, 0));
    }

    @Test
    void neverSendsAnEntityTagThatNoHeaderCanCarry() {
        server.says(json("[]"));

        client.issues("acme/rocket", Optional.of("\"a\"\r\nX-Evil: 1"));

        assertThat(server.request().getHeaders().get("If-None-Match")).isNull();
    }

    @Test
    void comparesTwoCommits() {
        server.says(
                json(
                        "{\"status\": \"ahead\", \"total_commits\": 250, \"ahead_by\": 250,"
                                + " \"commits\": "
                                + Bodies.commits("c1", "c2")
                                + ", \"files\": []}"));

        Comparison comparison = value(client.compare("acme/rocket", "base1", "head1"));

        assertThat(comparison.status()).isEqualTo("ahead");
        assertThat(comparison.totalCommits()).isEqualTo(250);
        assertThat(comparison.commits()).extracting(CommitSummary::sha).containsExactly("c1", "c2");
        assertThat(server.target())
                .isEqualTo("/repos/acme/rocket/compare/base1...head1?per_page=100");
    }

    @Test
    void listsIssuesAndPullRequestsNewestFirst() {
        server.says(
                json(
                        "["
                                + Bodies.issue(8, ", \"pull_request\": {\"url\": \"x\"}")
                                + ","
                                + Bodies.issue(7, ", \"pull_request\": null")
                                + "]"));

        List<IssueSummary> issues = value(client.issues("acme/rocket", Optional.empty()));

        assertThat(issues).extracting(IssueSummary::pullRequest).containsExactly(true, false);
        assertThat(issues.getLast())
                .isEqualTo(
                        new IssueSummary(
                                7,
                                "It leaks",
                                "From *here*.",
                                "bob",
                                false,
                                Instant.parse("2026-02-24T05:06:07Z"),
                                "https://github.com/acme/rocket/issues/7",
                                List.of("bug", "plain"),
                                3,
                                false));
        assertThat(server.target())
                .isEqualTo(
                        "/repos/acme/rocket/issues?state=all&sort=created&direction=desc&per_page=100");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme",
                "acme/rocket/x",
                "../rocket",
                "acme/..",
                "ac me/rocket",
                "acme/",
                ""
            })
    void sendsNothingForWhatIsNoRepository(String name) {
        assertThatThrownBy(() -> client.repository(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("owner/name");
        assertThat(server.requests()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "a/b", "", "a?b", "a...b"})
    void sendsNothingForWhatIsNoCommit(String sha) {
        assertThatThrownBy(() -> client.commit("acme/rocket", sha))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.compare("acme/rocket", sha, "head"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(server.requests()).isZero();
    }

    @Test
    void servesManyThreadsAtATime() throws Exception {
        int reads = 200;
        IntStream.range(0, reads).forEach(i -> server.says(json(Bodies.commits("c" + i))));
        List<Future<String>> shas = new ArrayList<>();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < reads; i++) {
                shas.add(
                        threads.submit(
                                () ->
                                        value(
                                                        client.commits(
                                                                "acme/rocket",
                                                                head(),
                                                                Optional.empty()))
                                                .getFirst()
                                                .sha()));
            }
        }

        assertThat(shas).extracting(Future::resultNow).doesNotHaveDuplicates().hasSize(reads);
        assertThat(client.traffic()).isEqualTo(new Traffic(reads, reads, 0, 0, 0, 0, 0));
    }

    private static CommitQuery head() {
        return CommitQuery.head(Optional.empty());
    }

    private static <T> T value(Answer<T> answer) {
        assertThat(answer).isInstanceOf(Answer.Found.class);
        return ((Answer.Found<T>) answer).value();
    }
}
