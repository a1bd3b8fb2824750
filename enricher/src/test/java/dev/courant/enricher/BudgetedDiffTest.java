package dev.courant.enricher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.github.ChangedFile;
import dev.courant.schemas.FileChange;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

class BudgetedDiffTest {

    private static final DiffBudget SMALL = new DiffBudget(200, 400, 5);

    @Test
    void showsASmallDiffWhole() {
        var diff =
                BudgetedDiff.of(
                        List.of(file("src/a.py", "@@ -1 +1 @@\n-a\n+b")), DiffBudget.DEFAULT);

        assertThat(diff.cut()).isFalse();
        assertThat(diff.files())
                .singleElement()
                .satisfies(
                        file -> {
                            assertThat(file.getPatch()).isEqualTo("@@ -1 +1 @@\n-a\n+b");
                            assertThat(file.getOmitted()).isNull();
                        });
    }

    @Test
    void cutsALongPatchAtALineEnd() {
        var diff = BudgetedDiff.of(List.of(file("src/a.py", lines(100))), SMALL);

        FileChange file = diff.files().getFirst();
        assertThat(diff.cut()).isTrue();
        assertThat(file.getPatch()).hasSizeBetween(180, 200).endsWith("line");
        assertThat(file.getOmitted()).isEqualTo("over the budget");
    }

    @Test
    void spendsOnCodeBeforeTestsBeforeDocsAndKeepsTheOrder() {
        var diff =
                BudgetedDiff.of(
                        List.of(
                                file("README.md", lines(100)),
                                file("tests/test_a.py", lines(100)),
                                file("src/a.py", lines(100)),
                                file("src/b.py", lines(20))),
                        SMALL);

        assertThat(diff.files())
                .extracting(FileChange::getPath)
                .containsExactly("README.md", "tests/test_a.py", "src/a.py", "src/b.py");
        assertThat(diff.files())
                .extracting(file -> file.getPatch() != null)
                .containsExactly(false, true, true, true);
        assertThat(diff.files().get(1).getPatch()).hasSizeLessThan(110);
        assertThat(diff.files().getFirst().getOmitted()).isEqualTo("over the budget");
    }

    @Test
    void neverShowsMoreThanTheCommitsBudget() {
        var many =
                IntStream.range(0, 50).mapToObj(i -> file("src/" + i + ".py", lines(100))).toList();

        var diff = BudgetedDiff.of(many, new DiffBudget(4_000, 24_000, 300));

        int shown =
                diff.files().stream()
                        .filter(file -> file.getPatch() != null)
                        .mapToInt(file -> file.getPatch().length())
                        .sum();
        assertThat(shown).isBetween(23_000, 24_000);
    }

    @Test
    void listsNoMoreFilesThanAllowed() {
        var diff =
                BudgetedDiff.of(
                        IntStream.range(0, 6).mapToObj(i -> file(i + ".py", "+a")).toList(), SMALL);

        assertThat(diff.files()).hasSize(5);
        assertThat(diff.cut()).isTrue();
    }

    @Test
    void saysWhyAFileIsNotShown() {
        var diff =
                BudgetedDiff.of(
                        List.of(
                                file("poetry.lock", "+a"),
                                file("a_pb2.py", "+a"),
                                file("third_party/a.c", "+a"),
                                new ChangedFile("logo.bin", null, "modified", 0, 0, null),
                                new ChangedFile("b.py", "a.py", "renamed", 0, 0, null)),
                        SMALL);

        assertThat(diff.files())
                .extracting(FileChange::getOmitted)
                .containsExactly(
                        "lock file",
                        "generated",
                        "vendored",
                        "binary or too large",
                        "no change of content");
        assertThat(diff.files()).extracting(FileChange::getPatch).containsOnlyNulls();
        assertThat(diff.files().getLast().getPreviousPath()).isEqualTo("a.py");
        assertThat(diff.cut()).isFalse();
    }

    @Test
    void leavesOutALineThatIsLongerThanTheBudget() {
        var diff = BudgetedDiff.of(List.of(file("src/a.js", "+" + "x".repeat(1_000))), SMALL);

        assertThat(diff.files().getFirst().getPatch()).isNull();
        assertThat(diff.files().getFirst().getOmitted()).isEqualTo("over the budget");
    }

    @Test
    void stripsControlCharactersFromPatches() {
        var diff = BudgetedDiff.of(List.of(file("src/a.py", "+\u001b[31mred\r\n+b")), SMALL);

        assertThat(diff.files().getFirst().getPatch()).isEqualTo("+[31mred\n+b");
        assertThat(diff.files().getFirst().getOmitted()).isNull();
    }

    private static ChangedFile file(String path, String patch) {
        return new ChangedFile(path, null, "modified", 1, 1, patch);
    }

    private static String lines(int count) {
        return "+line\n".repeat(count).strip();
    }
}
