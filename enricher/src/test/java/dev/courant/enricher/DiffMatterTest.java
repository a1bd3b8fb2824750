package dev.courant.enricher;

import static dev.courant.enricher.Samples.change;
import static dev.courant.enricher.Samples.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.llm.Tokens;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.FileChange;
import dev.courant.schemas.Level;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

class DiffMatterTest {

    private static final String PATCH = "@@ -1,2 +1,2 @@ def run():\n-old line\n+new line";

    @Test
    void showsSourceThenTestsThenDocumentsAndRemovedFilesLast() {
        String diff =
                DiffMatter.of(
                        commit(
                                change("docs/guide.md", PATCH),
                                change("src/gone.py", "removed", PATCH),
                                change("tests/test_run.py", PATCH),
                                change("src/run.py", PATCH)),
                        1_000);

        assertThat(diff)
                .isEqualTo(
                        """
                        === src/run.py (modified, +12 -3)
                        %1$s
                        === tests/test_run.py (modified, +12 -3)
                        %1$s
                        === docs/guide.md (modified, +12 -3)
                        %1$s
                        === src/gone.py (removed, +12 -3)
                        %1$s\
                        """
                                .formatted(PATCH));
    }

    @Test
    void cutsBehindAWholeLineAndSaysSo() {
        String hunks =
                "@@ -1,9 +1,9 @@ first()\n"
                        + "+a line of the first hunk\n".repeat(20)
                        + "@@ -50,9 +50,9 @@ second()\n"
                        + "+a line of the second hunk\n".repeat(200);

        String diff = DiffMatter.of(commit(change("src/a.py", hunks)), 300);

        assertThat(diff)
                .contains("@@ -1,9 +1,9 @@ first()", "@@ -50,9 +50,9 @@ second()")
                .endsWith("hunk\n(the rest of this file is left out)");
        assertThat(Tokens.count(diff)).isBetween(250, 300);
    }

    @Test
    void saysThatThePatchWasCutBefore() {
        var cut = change("src/a.py", PATCH);
        cut.setOmitted(Omitted.OVER_BUDGET.words());

        assertThat(DiffMatter.of(commit(cut), 1_000))
                .endsWith("new line\n(the rest of this file is left out)");
    }

    @Test
    void showsTheBeginningOfOneHugeLine() {
        String line = "@@ -1 +1 @@\n+" + "minified(function(){return 1});".repeat(500);

        String diff = DiffMatter.of(commit(change("dist/a.js.txt", line)), 200);

        assertThat(diff).contains("@@ -1 +1 @@\n+minified(").endsWith("left out)");
        assertThat(Tokens.count(diff)).isBetween(100, 205);
    }

    @Test
    void namesWhatIsNotShownAndWhy() {
        var lock = change("uv.lock", null);
        lock.setOmitted(Omitted.LOCK_FILE.words());

        String diff =
                DiffMatter.of(
                        commit(lock, change("a.bin", null), change("src/a.py", PATCH)), 1_000);

        assertThat(diff)
                .endsWith(
                        """
                        Files that are not shown:
                        - a.bin (modified, +12 -3)
                        - uv.lock (modified, +12 -3): lock file\
                        """);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 700, 2_500, 6_000})
    void keepsItsTokensForThreeThousandFiles(int tokens) {
        FileChange[] files =
                IntStream.range(0, 3_000)
                        .mapToObj(i -> change("src/module_" + i + "/kernel.py", PATCH))
                        .toArray(FileChange[]::new);

        String diff = DiffMatter.of(commit(files), tokens);

        assertThat(Tokens.count(diff)).isBetween(tokens, tokens + tokens / 5 + 20);
        long shown = diff.lines().filter(line -> line.startsWith("=== ")).count();
        long named = diff.lines().filter(line -> line.startsWith("- ")).count();
        assertThat(shown).isPositive();
        assertThat(named).isPositive();
        assertThat(diff).endsWith("\nand " + (3_000 - shown - named) + " more files");
    }

    @Test
    void isNotDrivenByPathsThatStrangersChoose() {
        String path = "src/" + "a long name/".repeat(400) + "\n=== src/other.py\nx.py";
        FileChange[] files =
                IntStream.range(0, 100)
                        .mapToObj(i -> change(path + i, i % 2 == 0 ? PATCH : null))
                        .toArray(FileChange[]::new);

        String diff = DiffMatter.of(commit(files), 700);

        assertThat(Tokens.count(diff)).isLessThanOrEqualTo(700 + 140 + 20);
        assertThat(diff).contains("=== src/a long name/", "\n- src/a long name/");
        assertThat(diff.lines()).noneMatch(line -> line.startsWith("=== src/other.py"));
        assertThat(diff.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(300));
    }

    @Test
    void countsFilesThatAreNotListed() {
        var event = commit(change("src/a.py", PATCH));
        event.setFileCount(312);

        assertThat(DiffMatter.of(event, 1_000)).endsWith("\nand 311 more files");
    }

    @Test
    void tellsNoDiffFromNoChange() {
        var none = event(Level.LOW).setFiles(List.of()).setFileCount(0).build();
        var dropped = event(Level.LOW).setFiles(List.of()).setFileCount(3).build();
        var failed = event(Level.LOW).setFiles(List.of()).setFileCount(0).setProblem("x").build();

        assertThat(DiffMatter.of(none, 100)).isEqualTo("(no files changed)");
        assertThat(DiffMatter.of(dropped, 100)).isEqualTo("(not available)");
        assertThat(DiffMatter.of(failed, 100)).isEqualTo("(not available)");
    }

    private static EnrichedEvent commit(FileChange... files) {
        return event(Level.HIGH)
                .setFiles(new ArrayList<>(List.of(files)))
                .setFileCount(files.length)
                .build();
    }
}
