package dev.courant.testkit.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.testkit.VirtualClock;
import dev.courant.testkit.github.Reader.Answer;
import dev.courant.testkit.source.LocalGit;

import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A history of the size that real repositories have, one commit every hour. */
class LongHistoryTest {

    private static final int COMMITS = 5000;
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    @TempDir private Path temp;

    @Test
    void isWalkedOnceAndThenAnsweredFromMemory() throws Exception {
        List<String> history = write();
        try (GitHubSimulator github =
                        GitHubSimulator.start(VirtualClock.at("2026-02-10T00:00:00Z"))
                                .serve("acme/long", LocalGit.open(temp));
                Reader reader = new Reader(github.url())) {
            String commits = "/repos/acme/long/commits?per_page=100";
            reader.get(commits);

            long started = System.nanoTime();
            Answer day =
                    reader.get(commits + "&since=2025-03-01T00:00:00Z&until=2025-03-01T23:59:59Z");
            Answer compared =
                    reader.get("/repos/acme/long/compare/" + history.get(4900) + "...main");
            Duration took = Duration.ofNanos(System.nanoTime() - started);

            int firstOfDay = 59 * 24;
            assertThat(day.texts("/sha"))
                    .containsExactlyElementsOf(
                            history.subList(firstOfDay, firstOfDay + 24).reversed());
            assertThat(Reader.texts(compared.json().get("commits"), "/sha"))
                    .containsExactlyElementsOf(history.subList(4901, COMMITS));
            assertThat(reader.pages(commits)).hasSize(50);
            assertThat(took).isLessThan(Duration.ofSeconds(5));
        }
    }

    private List<String> write() throws Exception {
        List<String> history = new ArrayList<>();
        try (Git git = Git.init().setDirectory(temp.toFile()).setInitialBranch("main").call();
                ObjectInserter inserter = onePack(git)) {
            ObjectId tree = inserter.insert(new TreeFormatter());
            ObjectId parent = null;
            for (int i = 0; i < COMMITS; i++) {
                parent = commit(inserter, tree, parent, i);
                history.add(parent.name());
            }
            inserter.flush();
            RefUpdate main = git.getRepository().updateRef("refs/heads/main");
            main.setNewObjectId(parent);
            main.update();
        }
        return history;
    }

    /** A clone is packed; thousands of loose objects would be slow to write and to read. */
    private static ObjectInserter onePack(Git git) {
        return ((ObjectDirectory) git.getRepository().getObjectDatabase()).newPackInserter();
    }

    private static ObjectId commit(
            ObjectInserter inserter, ObjectId tree, ObjectId parent, int number)
            throws IOException {
        PersonIdent ada =
                new PersonIdent(
                        "Ada",
                        "ada@example.org",
                        START.plus(Duration.ofHours(number)),
                        ZoneOffset.UTC);
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree);
        commit.setAuthor(ada);
        commit.setCommitter(ada);
        commit.setMessage("commit " + number);
        if (parent != null) {
            commit.setParentId(parent);
        }
        return inserter.insert(commit);
    }
}
