package dev.courant.github;

import org.jspecify.annotations.Nullable;

/**
 * A file of a commit.
 *
 * @param status added, modified, removed, renamed, copied, changed or unchanged
 * @param patch unified diff without file headers; null for a binary file, and where GitHub finds it
 *     too large
 */
public record ChangedFile(
        String path,
        @Nullable String previousPath,
        String status,
        int additions,
        int deletions,
        @Nullable String patch) {}
