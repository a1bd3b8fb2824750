package dev.courant.enricher;

import dev.courant.github.ChangedFile;
import dev.courant.schemas.FileChange;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A commit's files as far as a budget allows.
 *
 * @param files in GitHub's order
 * @param cut true if the budget kept something back
 */
record BudgetedDiff(List<FileChange> files, boolean cut) {

    static final BudgetedDiff NONE = new BudgetedDiff(List.of(), false);

    /**
     * Spends the budget on code before tests before docs, and within each in GitHub's order; the
     * list itself stays in GitHub's order. Patches are cut at line ends.
     */
    static BudgetedDiff of(List<ChangedFile> changed, DiffBudget budget) {
        var listed = changed.subList(0, Math.min(changed.size(), budget.files()));
        var files = new FileChange[listed.size()];
        int left = budget.charsPerCommit();
        for (int index : spendingOrder(listed)) {
            files[index] = file(listed.get(index), Math.min(left, budget.charsPerFile()));
            left -= files[index].getPatch() == null ? 0 : files[index].getPatch().length();
        }
        var result = List.of(files);
        boolean patchCut =
                result.stream().anyMatch(f -> Omitted.OVER_BUDGET.words().equals(f.getOmitted()));
        return new BudgetedDiff(result, patchCut || listed.size() < changed.size());
    }

    private static int[] spendingOrder(List<ChangedFile> files) {
        int[] rank =
                files.stream()
                        .mapToInt(file -> PathClass.of(file.path()).spendingOrder())
                        .toArray();
        return IntStream.range(0, rank.length)
                .boxed()
                .sorted(Comparator.comparingInt(index -> rank[index]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static FileChange file(ChangedFile file, int chars) {
        Omitted unseen = unseen(file);
        String whole = unseen == null ? CleanText.of(file.patch()) : "";
        String shown = CleanText.wholeLines(whole, chars);
        Omitted omitted =
                unseen == null && shown.length() < whole.length() ? Omitted.OVER_BUDGET : unseen;
        return FileChange.newBuilder()
                .setPath(CleanText.of(file.path()))
                .setPreviousPath(
                        file.previousPath() == null ? null : CleanText.of(file.previousPath()))
                .setStatus(file.status())
                .setAdditions(file.additions())
                .setDeletions(file.deletions())
                .setPatch(shown.isEmpty() ? null : shown)
                .setOmitted(omitted == null ? null : omitted.words())
                .build();
    }

    private static @Nullable Omitted unseen(ChangedFile file) {
        return switch (PathClass.of(file.path())) {
            case GENERATED -> Omitted.GENERATED;
            case VENDORED -> Omitted.VENDORED;
            case LOCK -> Omitted.LOCK_FILE;
            default -> hasPatch(file) ? null : withoutPatch(file);
        };
    }

    private static boolean hasPatch(ChangedFile file) {
        return file.patch() != null && !file.patch().isEmpty();
    }

    private static Omitted withoutPatch(ChangedFile file) {
        boolean moved = Arrays.asList("renamed", "copied", "unchanged").contains(file.status());
        return moved && file.additions() + file.deletions() == 0
                ? Omitted.SAME_CONTENT
                : Omitted.NOT_SHOWN;
    }
}
