package dev.courant.testkit.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import dev.courant.testkit.VirtualClock;
import dev.courant.testkit.github.Reader.Answer;
import dev.courant.testkit.source.FileChange;
import dev.courant.testkit.source.Issue;
import dev.courant.testkit.source.Person;
import dev.courant.testkit.source.Timeline;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

class GitHubSimulatorTest {

    private static final Instant NINE = Instant.parse("2026-02-03T09:00:00Z");

    private final VirtualClock clock = VirtualClock.at(NINE);
    private final Timeline timeline = Timeline.empty();
    private GitHubSimulator github;
    private Reader reader;

    @BeforeEach
    void start() {
        github = GitHubSimulator.start(clock).serve("acme/engine", timeline);
        reader = new Reader(github.url());
    }

    @AfterEach
    void stop() {
        reader.close();
        github.close();
    }

    @Test
    void tellsTheVirtualTimeInGitHubsFormat() {
        assertThat(reader.get("/repos/acme/engine").header("Date"))
                .isEqualTo("Tue, 03 Feb 2026 09:00:00 GMT");
        assertThat(reader.get("/repos/acme/engine").headers().allValues("Date")).hasSize(1);
    }

    @Test
    void listsWhatIsNewerBehindAnOlderCommitUnlessItShallStopThere() {
        // given
        timeline.commit("hidden", NINE.minusSeconds(10), "behind")
                .commit("slow", NINE.minusSeconds(7200), "by a slow clock", "hidden")
                .commit("last", NINE.minusSeconds(5), "in front", "slow")
                .push(NINE, "main", "last");
        String list = "/repos/acme/engine/commits?since=2026-02-03T08:00:00Z";

        // when
        JsonNode all = reader.get(list).json();
        github.stopAtOlderCommits();
        JsonNode stopped = reader.get(list).json();

        // then
        assertThat(all.findValuesAsText("message")).containsExactly("in front", "behind");
        assertThat(stopped.findValuesAsText("message")).containsExactly("in front");
    }

    @Test
    void describesARepositoryByNameInAnyCaseAndById() {
        JsonNode byName = reader.get("/repos/ACME/Engine").json();

        assertThat(byName.get("full_name").asText()).isEqualTo("acme/engine");
        assertThat(byName.get("default_branch").asText()).isEqualTo("main");
        assertThat(byName.get("html_url").asText()).isEqualTo("https://github.com/acme/engine");
        assertThat(byName.get("private").asBoolean()).isFalse();
        assertThat(reader.get("/repositories/" + byName.get("id").asLong()).json())
                .isEqualTo(byName);
    }

    @Test
    void anEmptyRepositoryHasNoCommitsButIsThere() {
        assertThat(reader.get("/repos/acme/engine").status()).isEqualTo(200);
        assertThat(reader.get("/repos/acme/engine/commits").status()).isEqualTo(409);
        assertThat(reader.get("/repos/acme/engine/commits/main").status()).isEqualTo(409);
        assertThat(reader.get("/repos/acme/engine/issues").json()).isEmpty();
    }

    @Test
    void aLatePushIsSeenOnlyOnceItHappened() {
        timeline.land("a", NINE.minusSeconds(3600), "first")
                .commit("old", NINE.minus(Duration.ofDays(3)), "made on a plane", "a")
                .push(NINE.plusSeconds(60), "main", "old");

        assertThat(shas("/repos/acme/engine/commits")).containsExactly(Timeline.sha("a"));
        assertThat(reader.get("/repos/acme/engine/commits/" + Timeline.sha("old")).status())
                .isEqualTo(422);

        clock.advance(Duration.ofSeconds(60));

        assertThat(shas("/repos/acme/engine/commits"))
                .containsExactly(Timeline.sha("old"), Timeline.sha("a"));
    }

    @Test
    void aForcedPushDivergesAndLeavesTheOldHeadReadable() {
        timeline.land("a", NINE.minusSeconds(300), "first")
                .land("b", NINE.minusSeconds(200), "to be dropped")
                .commit("c", NINE.minusSeconds(100), "instead", "a")
                .commit("d", NINE.minusSeconds(90), "and more", "c")
                .push(NINE.minusSeconds(80), "main", "d");

        JsonNode compared = reader.get(compare("b", "d")).json();

        assertThat(compared.get("status").asText()).isEqualTo("diverged");
        assertThat(compared.get("ahead_by").asInt()).isEqualTo(2);
        assertThat(compared.get("behind_by").asInt()).isEqualTo(1);
        assertThat(compared.at("/merge_base_commit/sha").asText()).isEqualTo(Timeline.sha("a"));
        assertThat(compared.at("/base_commit/sha").asText()).isEqualTo(Timeline.sha("b"));
        assertThat(Reader.texts(compared.get("commits"), "/sha"))
                .containsExactly(Timeline.sha("c"), Timeline.sha("d"));
    }

    @Test
    void aMergeOfAnOldBranchBringsItsOldCommits() {
        timeline.land("a", NINE.minusSeconds(9000), "first")
                .commit("side", NINE.minusSeconds(8000), "on the side", "a")
                .land("b", NINE.minusSeconds(700), "second")
                .commit("m", NINE.minusSeconds(100), "Merge branch 'side'", "b", "side")
                .push(NINE.minusSeconds(100), "main", "m");

        JsonNode compared = reader.get(compare("b", "m")).json();

        assertThat(compared.get("status").asText()).isEqualTo("ahead");
        assertThat(Reader.texts(compared.get("commits"), "/sha"))
                .containsExactly(Timeline.sha("side"), Timeline.sha("m"));
        assertThat(reader.get(compare("m", "m")).json().get("status").asText())
                .isEqualTo("identical");
        assertThat(reader.get(compare("m", "b")).json().get("status").asText()).isEqualTo("behind");
        assertThat(reader.get(compare("m", "unknown")).status()).isEqualTo(404);
    }

    @Test
    void filtersByCommitterDateWithBothEndsIncluded() {
        timeline.land("a", NINE.minusSeconds(30), "a")
                .land("b", NINE.minusSeconds(20), "b")
                .land("c", NINE.minusSeconds(10), "c")
                .land("d", NINE, "d");

        List<String> shas =
                shas(
                        "/repos/acme/engine/commits?since=2026-02-03T08:59:40Z&until=2026-02-03T08:59:50Z");

        assertThat(shas).containsExactly(Timeline.sha("c"), Timeline.sha("b"));
    }

    @Test
    void pagesThroughALongHistoryByLinks() {
        history(250);

        List<Answer> pages =
                reader.pages("/repos/acme/engine/commits?per_page=100&since=2026-01-01T00:00:00Z");

        assertThat(pages).extracting(page -> page.json().size()).containsExactly(100, 100, 50);
        assertThat(pages.stream().flatMap(page -> page.texts("/sha").stream()))
                .doesNotHaveDuplicates()
                .hasSize(250)
                .startsWith(Timeline.sha("c249"))
                .endsWith(Timeline.sha("c0"));
        assertThat(pages.get(1).header("Link"))
                .contains(
                        "rel=\"first\"",
                        "rel=\"prev\"",
                        "rel=\"next\"",
                        "rel=\"last\"",
                        "since=2026");
        assertThat(reader.get("/repos/acme/engine/commits?per_page=500").json()).hasSize(100);
        assertThat(reader.get("/repos/acme/engine/commits?page=99").json()).isEmpty();
    }

    @Test
    void comparesWithoutPagingByTheNewest250AndWithPagingFromTheOldestOn() {
        history(300);

        JsonNode unpaged = reader.get(compare("c0", "main")).json();
        List<Answer> paged = reader.pages(compare("c0", "main") + "?per_page=100");

        assertThat(unpaged.get("total_commits").asInt()).isEqualTo(299);
        assertThat(Reader.texts(unpaged.get("commits"), "/sha"))
                .hasSize(250)
                .startsWith(Timeline.sha("c50"))
                .endsWith(Timeline.sha("c299"));
        assertThat(
                        paged.stream()
                                .flatMap(
                                        page ->
                                                Reader.texts(page.json().get("commits"), "/sha")
                                                        .stream()))
                .hasSize(299)
                .startsWith(Timeline.sha("c1"))
                .endsWith(Timeline.sha("c299"));
    }

    @Test
    void tellsACommitInFull() {
        timeline.land(
                "a",
                NINE.minusSeconds(5),
                draft ->
                        draft.message("fix: the pump\n\nIt leaked. 修复")
                                .author(new Person("Robot", "robot@example.org", "pump[bot]"))
                                .authoredAt(NINE.minusSeconds(500))
                                .file(
                                        FileChange.modified(
                                                "src/pump.c", "@@ -1,2 +1,3 @@\n a\n-b\n+c\n+d"))
                                .file(FileChange.renamed("old.md", "new.md")));

        JsonNode commit = reader.get("/repos/acme/engine/commits/main").json();

        assertThat(commit.get("sha").asText()).isEqualTo(Timeline.sha("a"));
        assertThat(commit.at("/commit/message").asText())
                .isEqualTo("fix: the pump\n\nIt leaked. 修复");
        assertThat(commit.at("/commit/committer/date").asText()).isEqualTo("2026-02-03T08:59:55Z");
        assertThat(commit.at("/commit/author/date").asText()).isEqualTo("2026-02-03T08:51:40Z");
        assertThat(commit.at("/author/type").asText()).isEqualTo("Bot");
        assertThat(commit.at("/stats/additions").asInt()).isEqualTo(2);
        assertThat(commit.at("/stats/deletions").asInt()).isEqualTo(1);
        assertThat(Reader.texts(commit.get("files"), "/filename"))
                .containsExactly("src/pump.c", "new.md");
        assertThat(commit.at("/files/1/previous_filename").asText()).isEqualTo("old.md");
        assertThat(commit.at("/files/1").has("patch")).isFalse();
    }

    @Test
    void listsFilesThreeHundredAPageAndThreeThousandInAll() {
        timeline.land(
                "huge",
                NINE,
                draft -> {
                    IntStream.range(0, 3100)
                            .forEach(i -> draft.file(FileChange.opaque("f" + i, 1, 0)));
                    return draft;
                });

        List<Answer> pages = reader.pages("/repos/acme/engine/commits/main");

        assertThat(pages).hasSize(10);
        assertThat(pages).allSatisfy(page -> assertThat(page.json().get("files")).hasSize(300));
        assertThat(pages)
                .allSatisfy(
                        page ->
                                assertThat(page.json().at("/stats/additions").asInt())
                                        .isEqualTo(3100));
    }

    @Test
    void listsIssuesAndPullRequestsAsTheyWereAtTheTime() {
        timeline.issue(
                        Issue.opened(1, NINE.minusSeconds(50), "ada", "It breaks")
                                .body("Steps")
                                .labels("bug", "gpu"))
                .issue(Issue.opened(2, NINE.minusSeconds(40), "bob", "Mend it").asPullRequest())
                .issue(
                        Issue.opened(3, NINE.minusSeconds(30), "eve", "Old")
                                .closed(NINE.minusSeconds(20)))
                .issue(Issue.opened(4, NINE.plusSeconds(30), "ada", "Later"));

        Answer open = reader.get("/repos/acme/engine/issues");
        Answer all = reader.get("/repos/acme/engine/issues?state=all&direction=asc&per_page=2");

        assertThat(open.texts("/number")).containsExactly("2", "1");
        assertThat(open.json().at("/0").has("pull_request")).isTrue();
        assertThat(open.json().at("/1").has("pull_request")).isFalse();
        assertThat(Reader.texts(open.json().at("/1/labels"), "/name"))
                .containsExactly("bug", "gpu");
        assertThat(all.texts("/number")).containsExactly("1", "2");
        assertThat(reader.get(all.next().orElseThrow()).texts("/state")).containsExactly("closed");
        assertThat(
                        reader.get(
                                        "/repos/acme/engine/issues?state=all&sort=updated&since=2026-02-03T08:59:40Z")
                                .texts("/number"))
                .containsExactly("3");
    }

    @Test
    void tellsBranchesAndTheirAbsence() {
        timeline.land("a", NINE, "first")
                .push(NINE, "topic/x", "a")
                .deleteBranch(NINE.plusSeconds(5), "topic/x");

        assertThat(
                        reader.get("/repos/acme/engine/branches/topic/x")
                                .json()
                                .at("/commit/sha")
                                .asText())
                .isEqualTo(Timeline.sha("a"));
        assertThat(shas("/repos/acme/engine/commits?sha=topic/x"))
                .containsExactly(Timeline.sha("a"));

        clock.advance(Duration.ofSeconds(5));

        assertThat(reader.get("/repos/acme/engine/branches/topic/x").status()).isEqualTo(404);
        assertThat(reader.get("/repos/acme/engine/commits?sha=topic/x").status()).isEqualTo(404);
        assertThat(reader.get("/repos/acme/engine/commits/topic/x").json().get("message").asText())
                .isEqualTo("No commit found for SHA: topic/x");
    }

    @Test
    void aRenamedRepositoryIsFoundThroughItsId() {
        timeline.land("a", NINE, "first");
        github.rename("acme/engine", "acme/motor");

        Answer moved = reader.get("/repos/acme/engine/commits?per_page=1");

        assertThat(moved.status()).isEqualTo(301);
        assertThat(moved.header("Location"))
                .startsWith(github.url() + "/repositories/")
                .endsWith("/commits?per_page=1");
        assertThat(reader.get(moved.header("Location")).texts("/sha"))
                .containsExactly(Timeline.sha("a"));
        assertThat(reader.get("/repos/acme/motor").json().get("full_name").asText())
                .isEqualTo("acme/motor");
        assertThat(github.ledger().to("/repos/acme/motor/commits")).hasSize(1);
    }

    @Test
    void aRemovedRepositoryComesBackUnderTheSameId() {
        long id = reader.get("/repos/acme/engine").json().get("id").asLong();
        github.remove("acme/engine");

        Answer gone = reader.get("/repos/acme/engine/commits");
        github.serve("acme/engine", timeline);

        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.json().get("message").asText()).isEqualTo("Not Found");
        assertThat(reader.get("/repos/acme/engine").json().get("id").asLong()).isEqualTo(id);
        assertThat(reader.get("/repos/acme/other").status()).isEqualTo(404);
        assertThat(reader.get("/user").status()).isEqualTo(404);
        assertThatThrownBy(() -> github.remove("acme/other"))
                .hasMessageContaining("acme/other was never served");
    }

    private void history(int commits) {
        IntStream.range(0, commits)
                .forEach(
                        i ->
                                timeline.land(
                                        "c" + i,
                                        NINE.minusSeconds(60L * (commits - i)),
                                        "commit " + i));
    }

    private List<String> shas(String path) {
        return reader.get(path).texts("/sha");
    }

    private static String compare(String base, String head) {
        String tip = head.equals("main") ? head : Timeline.sha(head);
        return "/repos/acme/engine/compare/" + Timeline.sha(base) + "..." + tip;
    }
}
