package dev.courant.enricher;

/**
 * How much of a commit's diff an event carries.
 *
 * @param charsPerFile longest patch of one file, 200 to 100,000
 * @param charsPerCommit patches of one commit in all, not less than charsPerFile, at most 200,000
 * @param files files that are listed, 1 to 3000; the event's fileCount says how many there are
 */
public record DiffBudget(int charsPerFile, int charsPerCommit, int files) {

    /** 4,000 characters a file, 24,000 a commit, 300 files. */
    public static final DiffBudget DEFAULT = new DiffBudget(4_000, 24_000, 300);

    public DiffBudget {
        Bounds.check("diff.chars-per-file", charsPerFile, 200, 100_000);
        Bounds.check("diff.chars-per-commit", charsPerCommit, charsPerFile, 200_000);
        Bounds.check("diff.files", files, 1, 3_000);
    }
}
