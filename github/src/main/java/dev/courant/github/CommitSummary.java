package dev.courant.github;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * A commit as lists show it: without its diff.
 *
 * @param authorLogin GitHub account of the author, where GitHub knows one
 * @param bot true if that account is a bot
 * @param committedAt committer date: a claim by whoever made the commit
 */
public record CommitSummary(
        String sha,
        String message,
        String authorName,
        @Nullable String authorLogin,
        boolean bot,
        Instant committedAt,
        String url,
        List<String> parents) {}
