package dev.courant.testkit.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import dev.courant.testkit.VirtualClock;
import dev.courant.testkit.source.Issue;
import dev.courant.testkit.source.LocalGit;

import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A real repository on disk, served as GitHub would. */
class LocalGitTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-02-03T00:00:00Z");

    private final VirtualClock clock = VirtualClock.at("2026-02-10T00:00:00Z");

    @TempDir private Path temp;

    private Scratch scratch;
    private GitHubSimulator github;
    private Reader reader;

    @BeforeEach
    void start() throws Exception {
        scratch = new Scratch(temp.resolve("work"));
        github =
                GitHubSimulator.start(clock).serve("acme/work", LocalGit.open(scratch.directory()));
        reader = new Reader(github.url());
    }

    @AfterEach
    void stop() {
        reader.close();
        github.close();
        scratch.close();
    }

    @Test
    void isEmptyUntilTheFirstCommitAndThenSeesEachAtOnce() throws Exception {
        assertThat(reader.get("/repos/acme/work/commits").status()).isEqualTo(409);

        String root = scratch.write("a.txt", "a\n").commit("root", MIDNIGHT);

        assertThat(shas("/repos/acme/work/commits")).containsExactly(root);
        assertThat(reader.get("/repos/acme/work").json().get("default_branch").asText())
                .isEqualTo("main");
    }

    @Test
    void listsADayFromMidnightToMidnightByCommitterDate() throws Exception {
        scratch.commit("the day before", MIDNIGHT.minusSeconds(1));
        String first = scratch.commit("at midnight", MIDNIGHT);
        String last = scratch.commit("one second before midnight", MIDNIGHT.plusSeconds(86_399));
        scratch.commit("the day after", MIDNIGHT.plusSeconds(86_400));

        JsonNode day =
                reader.get(
                                "/repos/acme/work/commits?since=2026-02-03T00:00:00Z&until=2026-02-03T23:59:59Z")
                        .json();

        assertThat(Reader.texts(day, "/sha")).containsExactly(last, first);
        assertThat(Reader.texts(day, "/commit/committer/date"))
                .containsExactly("2026-02-03T23:59:59Z", "2026-02-03T00:00:00Z");
        assertThat(Reader.texts(day, "/commit/author/date"))
                .containsExactly("2026-02-03T22:59:59Z", "2026-02-02T23:00:00Z");
        assertThat(Reader.texts(day, "/author/login")).containsOnly("ada-l");
        assertThat(day.at("/0/parents/0/sha").asText()).isEqualTo(first);
    }

    @Test
    void showsTheRootAgainstNothing() throws Exception {
        scratch.by("Bob", "bob@example.org")
                .write("docs/read me é.txt", "one\ntwo\n")
                .commit("root\n\nBody.\n", MIDNIGHT);

        JsonNode root = detail("main");

        assertThat(root.at("/files/0/filename").asText()).isEqualTo("docs/read me é.txt");
        assertThat(root.at("/files/0/status").asText()).isEqualTo("added");
        assertThat(root.at("/files/0/patch").asText()).isEqualTo("@@ -0,0 +1,2 @@\n+one\n+two");
        assertThat(root.at("/stats/total").asInt()).isEqualTo(2);
        assertThat(root.at("/commit/message").asText()).isEqualTo("root\n\nBody.");
        assertThat(root.get("author").isNull()).isTrue();
        assertThat(root.get("parents")).isEmpty();
    }

    @Test
    void showsEveryKindOfChange() throws Exception {
        scratch.write("changed.txt", "a\nb\nc\n")
                .write("gone.txt", "bye\n")
                .write("old.txt", "1\n2\n3\n4\n5\n6\n7\n8\n")
                .write("run.sh", "true\n")
                .write("picture.bin", new byte[] {1, 0, 2})
                .write("latin1.txt", "caf\n")
                .commit("before", MIDNIGHT);
        scratch.write("changed.txt", "a\n--B\nc\n++d")
                .delete("gone.txt")
                .move("old.txt", "new.txt")
                .write("new.txt", "1\n2\n3\n4\n5\n6\n7\nEIGHT\n")
                .executable("run.sh")
                .write("picture.bin", new byte[] {1, 0, 3})
                .write("latin1.txt", "café\n".getBytes(StandardCharsets.ISO_8859_1))
                .commit("after", MIDNIGHT.plusSeconds(1));

        JsonNode after = detail("main");

        assertThat(Reader.texts(after.get("files"), "/filename"))
                .containsExactly(
                        "changed.txt",
                        "gone.txt",
                        "latin1.txt",
                        "new.txt",
                        "picture.bin",
                        "run.sh");
        assertThat(Reader.texts(after.get("files"), "/status"))
                .containsExactly(
                        "modified", "removed", "modified", "renamed", "modified", "changed");
        assertThat(after.at("/files/0/patch").asText())
                .isEqualTo("@@ -1,3 +1,4 @@\n a\n-b\n+--B\n c\n+++d\n\\ No newline at end of file");
        assertThat(after.at("/files/0/additions").asInt()).isEqualTo(2);
        assertThat(after.at("/files/0/deletions").asInt()).isEqualTo(1);
        assertThat(after.at("/files/2/patch").asText()).endsWith("+caf\uFFFD");
        assertThat(after.at("/files/3/previous_filename").asText()).isEqualTo("old.txt");
        assertThat(after.at("/files/3/changes").asInt()).isEqualTo(2);
        assertThat(after.at("/files/4").has("patch")).isFalse();
        assertThat(after.at("/files/5").has("patch")).isFalse();
        assertThat(after.at("/stats/additions").asInt()).isEqualTo(4);
        assertThat(after.at("/stats/deletions").asInt()).isEqualTo(4);
    }

    @Test
    void callsAFileRenamedThatIsAlikeByHalf() throws Exception {
        scratch.write("old.txt", "1\n2\n3\n4\n5\n6\n7\n8\n9\n").commit("before", MIDNIGHT);
        scratch.move("old.txt", "new.txt")
                .write("new.txt", "1\n2\n3\n4\n5\nsix\nseven\n")
                .commit("after", MIDNIGHT.plusSeconds(1));

        JsonNode after = detail("main");

        assertThat(Reader.texts(after.get("files"), "/status")).containsExactly("renamed");
    }

    @Test
    void showsAMergeAgainstItsFirstParentAndComparesAcrossIt() throws Exception {
        String root = scratch.write("a.txt", "a\n").commit("root", MIDNIGHT);
        String side =
                scratch.branch("side")
                        .write("side.txt", "s\n")
                        .commit("side", MIDNIGHT.plusSeconds(10));
        String main =
                scratch.branch("main")
                        .write("main.txt", "m\n")
                        .commit("main", MIDNIGHT.plusSeconds(20));
        String merge = scratch.merge("side", "Merge branch 'side'", MIDNIGHT.plusSeconds(30));

        JsonNode compared = reader.get("/repos/acme/work/compare/" + main + "..." + merge).json();
        JsonNode diverged = reader.get("/repos/acme/work/compare/main..." + side).json();
        JsonNode apart = reader.get("/repos/acme/work/compare/" + side + "..." + main).json();

        assertThat(Reader.texts(detail(merge).get("files"), "/filename"))
                .containsExactly("side.txt");
        assertThat(Reader.texts(detail(merge).get("parents"), "/sha")).containsExactly(main, side);
        assertThat(Reader.texts(compared.get("commits"), "/sha")).containsExactly(side, merge);
        assertThat(compared.get("status").asText()).isEqualTo("ahead");
        assertThat(diverged.get("status").asText()).isEqualTo("behind");
        assertThat(diverged.get("behind_by").asInt()).isEqualTo(2);
        assertThat(apart.get("status").asText()).isEqualTo("diverged");
        assertThat(apart.at("/merge_base_commit/sha").asText()).isEqualTo(root);
    }

    @Test
    void findsCommitsByBranchTagAndStartOfTheSha() throws Exception {
        String root = scratch.commit("root", MIDNIGHT);
        scratch.git().tag().setName("v1").setMessage("one").setSigned(false).call();
        scratch.branch("release/1").commit("next", MIDNIGHT.plusSeconds(1));

        assertThat(detail("v1").get("sha").asText()).isEqualTo(root);
        assertThat(detail(root.substring(0, 8)).get("sha").asText()).isEqualTo(root);
        assertThat(detail("main").get("sha").asText()).isEqualTo(root);
        assertThat(reader.get("/repos/acme/work/branches/release/1").status()).isEqualTo(200);
        assertThat(reader.get("/repos/acme/work/commits/" + "0".repeat(40)).status())
                .isEqualTo(422);
        assertThat(reader.get("/repos/acme/work/commits/HEAD~1").status()).isEqualTo(422);
        assertThat(reader.get("/repos/acme/work/commits?sha=nowhere").status()).isEqualTo(404);
    }

    @Test
    void asOfTheClockShowsTheRepositoryAsItWas() throws Exception {
        String first = scratch.commit("first", MIDNIGHT);
        String second = scratch.commit("second", MIDNIGHT.plusSeconds(60));
        String third = scratch.commit("third", MIDNIGHT.plusSeconds(120));
        github.serve("acme/past", LocalGit.openAsOfClock(scratch.directory()));

        clock.set(MIDNIGHT.minusSeconds(1));
        assertThat(reader.get("/repos/acme/past/commits").status()).isEqualTo(409);
        clock.set(MIDNIGHT.plusSeconds(60));
        assertThat(shas("/repos/acme/past/commits")).containsExactly(second, first);
        assertThat(reader.get("/repos/acme/past/commits/" + third).status()).isEqualTo(422);
        assertThat(reader.get("/repos/acme/past/compare/" + first + "..." + third).status())
                .isEqualTo(404);
        assertThat(shas("/repos/acme/work/commits")).hasSize(3);
        clock.set(MIDNIGHT.plusSeconds(120));
        assertThat(shas("/repos/acme/past/commits")).containsExactly(third, second, first);
    }

    @Test
    void asOfTheClockAlsoShowsOtherBranchesAndWhatAMergeBroughtWithALaterDate() throws Exception {
        scratch.commit("root", MIDNIGHT);
        String future =
                scratch.branch("side").commit("from the future", MIDNIGHT.plusSeconds(9999));
        scratch.branch("main").commit("main", MIDNIGHT.plusSeconds(10));
        scratch.merge("side", "Merge branch 'side'", MIDNIGHT.plusSeconds(20));
        String topic = scratch.branch("topic").commit("topic", MIDNIGHT.plusSeconds(15));
        scratch.branch("main");
        github.serve("acme/past", LocalGit.openAsOfClock(scratch.directory()));

        clock.set(MIDNIGHT.plusSeconds(15));
        assertThat(reader.get("/repos/acme/past/commits/" + topic).status()).isEqualTo(200);
        assertThat(reader.get("/repos/acme/past/commits/" + future).status()).isEqualTo(422);
        clock.set(MIDNIGHT.plusSeconds(20));
        assertThat(reader.get("/repos/acme/past/commits/" + future).status()).isEqualTo(200);
        assertThat(shas("/repos/acme/past/commits")).contains(future).hasSize(4);
    }

    @Test
    void aShallowCloneKnowsItsParentsNamesButNotWhatChanged() throws Exception {
        String parent = scratch.write("a.txt", "a\n").commit("one", MIDNIGHT);
        String child = scratch.write("b.txt", "b\n").commit("two", MIDNIGHT.plusSeconds(1));
        String tip = scratch.write("c.txt", "c\n").commit("three", MIDNIGHT.plusSeconds(2));
        Path shallow = temp.resolve("shallow");
        Git.cloneRepository()
                .setURI(scratch.directory().toUri().toString())
                .setDirectory(shallow.toFile())
                .setDepth(2)
                .call()
                .close();
        github.serve("acme/shallow", LocalGit.open(shallow));

        JsonNode last = reader.get("/repos/acme/shallow/commits/" + child).json();

        assertThat(shas("/repos/acme/shallow/commits")).containsExactly(tip, child);
        assertThat(Reader.texts(last.get("parents"), "/sha")).containsExactly(parent);
        assertThat(last.get("files")).isEmpty();
        assertThat(
                        Reader.texts(
                                reader.get("/repos/acme/shallow/commits/" + tip)
                                        .json()
                                        .get("files"),
                                "/filename"))
                .containsExactly("c.txt");
        assertThat(reader.get("/repos/acme/shallow/compare/" + parent + "..." + tip).status())
                .isEqualTo(404);
    }

    @Test
    void servesBareRepositoriesAndDetachedHeads() throws Exception {
        String root = scratch.commit("root", MIDNIGHT);
        Path bare = temp.resolve("bare.git");
        Git.cloneRepository()
                .setURI(scratch.directory().toUri().toString())
                .setDirectory(bare.toFile())
                .setBare(true)
                .call()
                .close();
        scratch.git().checkout().setName(root).call();
        github.serve("acme/bare", LocalGit.open(bare));

        assertThat(shas("/repos/acme/bare/commits")).containsExactly(root);
        assertThat(shas("/repos/acme/work/commits")).containsExactly(root);
        assertThat(shas("/repos/acme/work/commits?sha=main")).containsExactly(root);
    }

    @Test
    void aFileTooLargeToShowIsCountedButHasNoPatch() throws Exception {
        scratch.write("big.txt", "line\n".repeat(20_001)).commit("big", MIDNIGHT);

        JsonNode file = detail("main").at("/files/0");

        assertThat(file.get("additions").asInt()).isEqualTo(20_001);
        assertThat(file.has("patch")).isFalse();
    }

    @Test
    void isGivenIssuesWhichGitDoesNotKnow() throws Exception {
        scratch.commit("root", MIDNIGHT);
        github.serve(
                "acme/work",
                LocalGit.open(scratch.directory())
                        .withIssues(List.of(Issue.opened(1, MIDNIGHT, "ada", "It breaks"))));

        assertThat(reader.get("/repos/acme/work/issues").texts("/title"))
                .containsExactly("It breaks");
    }

    @Test
    void saysWhatToDoWhereThereIsNoRepository() {
        assertThatThrownBy(() -> LocalGit.open(temp))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no git repository at " + temp);
    }

    private JsonNode detail(String ref) {
        return reader.get("/repos/acme/work/commits/" + ref).json();
    }

    private List<String> shas(String path) {
        return reader.get(path).texts("/sha");
    }
}
