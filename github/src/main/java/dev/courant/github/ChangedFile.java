package dev.courant.github;

import org.jspecify.annotations.Nullable;

/**
 * A file of a commit.
 *
 * @param status added, modified, removed, renamed, copied, changed or unchanged
 * @param patch unified diff without file headers; null for a binary file, where GitHub finds it too
 *     large, where its commit's other patches took up what GitHub shows of one page, and where they
 *     took up {@link GitHubConfig#maxResponseBytes}
 */
public record ChangedFile(
        String path,
        @Nullable String previousPath,
        String status,
        int additions,
        int deletions,
        @Nullable String patch) {}
