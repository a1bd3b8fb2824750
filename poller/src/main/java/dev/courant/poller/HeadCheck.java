package dev.courant.poller;

import dev.courant.github.Answer;
import dev.courant.github.CommitQuery;
import dev.courant.github.CommitSummary;
import dev.courant.github.GitHubClient;
import dev.courant.github.GitHubException;
import dev.courant.github.RepositoryInfo;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Asks where a branch stands: the first question of each round, and free of charge while nothing
 * changes.
 */
final class HeadCheck {

    private final GitHubClient client;

    HeadCheck(GitHubClient client) {
        this.client = client;
    }

    /**
     * A branch, now.
     *
     * @param sha null if the repository has no commits
     * @param currentName the repository's name where it differs from the watched one
     */
    record Head(
            @Nullable String sha,
            @Nullable String etag,
            Instant serverTime,
            @Nullable String currentName) {}

    Head check(String repo, @Nullable String branch, @Nullable Cursor cursor) {
        String address = address(repo, cursor);
        try {
            return switch (client.commits(
                    address, CommitQuery.head(Optional.ofNullable(branch)), etag(branch, cursor))) {
                case Answer.NotModified<List<CommitSummary>> same ->
                        unchanged(same, Objects.requireNonNull(cursor));
                case Answer.Found<List<CommitSummary>> found -> {
                    String sha = found.value().isEmpty() ? null : found.value().getFirst().sha();
                    String name = found.moved() ? nameOf(repo, address) : nameIn(cursor);
                    yield new Head(sha, found.etag(), found.serverTime(), name);
                }
            };
        } catch (GitHubException.EmptyRepository empty) {
            return withoutCommits(repo, address);
        }
    }

    /**
     * Where the repository is read: under its current name, so that a rename costs one redirect and
     * not one each time.
     */
    static String address(String repo, @Nullable Cursor cursor) {
        String currentName = nameIn(cursor);
        return currentName == null ? repo : currentName;
    }

    private static @Nullable String nameIn(@Nullable Cursor cursor) {
        return cursor == null ? null : cursor.getCurrentName();
    }

    private static Optional<String> etag(@Nullable String branch, @Nullable Cursor cursor) {
        boolean same =
                cursor != null
                        && cursor.getHead() != null
                        && Objects.equals(branch, cursor.getBranch());
        return same ? Optional.ofNullable(cursor.getHeadEtag()) : Optional.empty();
    }

    private static Head unchanged(Answer.NotModified<?> same, Cursor cursor) {
        String etag = same.etag() == null ? cursor.getHeadEtag() : same.etag();
        return new Head(cursor.getHead(), etag, same.serverTime(), cursor.getCurrentName());
    }

    /**
     * An empty repository answers with an error, which carries no date: the repository itself says
     * what time it is.
     */
    private Head withoutCommits(String repo, String address) {
        var answer = client.repository(address);
        return new Head(null, null, answer.serverTime(), nameIfOther(repo, answer));
    }

    private @Nullable String nameOf(String repo, String address) {
        return nameIfOther(repo, client.repository(address));
    }

    private static @Nullable String nameIfOther(String repo, Answer<RepositoryInfo> answer) {
        return switch (answer) {
            case Answer.NotModified<RepositoryInfo> same -> null;
            case Answer.Found<RepositoryInfo> found ->
                    found.value().fullName().equalsIgnoreCase(repo)
                            ? null
                            : found.value().fullName();
        };
    }
}
