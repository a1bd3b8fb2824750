package dev.courant.github;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * An entry of a repository's issue list.
 *
 * @param pullRequest true if it is a pull request: GitHub lists both
 */
public record IssueSummary(
        long number,
        String title,
        @Nullable String body,
        String author,
        boolean bot,
        Instant createdAt,
        String url,
        List<String> labels,
        int comments,
        boolean pullRequest) {}
