package dev.courant.github;

import java.util.List;

/**
 * A commit with its diff.
 *
 * @param additions lines added in all, by GitHub's count
 * @param files at most 3000, GitHub's own limit
 * @param filesComplete false if GitHub had more files than it lists; of exactly 3000, it cannot be
 *     known, and is false
 */
public record CommitDetail(
        CommitSummary summary,
        int additions,
        int deletions,
        List<ChangedFile> files,
        boolean filesComplete) {}
