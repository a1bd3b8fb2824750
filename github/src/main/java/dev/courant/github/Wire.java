package dev.courant.github;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * GitHub's JSON, as much of it as is read. Any field may be missing or null; what an event cannot
 * be without is asked for on the way to our own records, and the rest has a plain default.
 */
final class Wire {

    private Wire() {}

    record Repository(@Nullable String fullName, @Nullable String defaultBranch) {
        RepositoryInfo info() {
            return new RepositoryInfo(
                    Json.name(fullName, "full_name"), Json.name(defaultBranch, "default_branch"));
        }
    }

    record Commit(
            @Nullable String sha,
            @Nullable String htmlUrl,
            @Nullable GitCommit commit,
            @Nullable Account author,
            @Nullable List<@Nullable Parent> parents,
            @Nullable Stats stats,
            @Nullable List<@Nullable File> files) {

        CommitSummary summary() {
            Optional<GitCommit> git = Optional.ofNullable(commit);
            Optional<Account> account = Optional.ofNullable(author);
            return new CommitSummary(
                    Json.name(sha, "sha"),
                    git.map(GitCommit::message).orElse(""),
                    git.map(GitCommit::author)
                            .map(Signature::name)
                            .or(() -> account.map(Account::login))
                            .orElse(""),
                    account.map(Account::login).orElse(null),
                    account.map(Account::bot).orElse(false),
                    git.flatMap(GitCommit::committedAt).orElse(Instant.EPOCH),
                    htmlUrl == null ? "" : htmlUrl,
                    Json.present(parents).stream().flatMap(Parent::shas).toList());
        }

        CommitDetail detail(List<ChangedFile> all, boolean complete) {
            return new CommitDetail(
                    summary(),
                    Numbers.toInt(stats == null ? null : stats.additions()),
                    Numbers.toInt(stats == null ? null : stats.deletions()),
                    all,
                    complete);
        }
    }

    record GitCommit(
            @Nullable String message, @Nullable Signature author, @Nullable Signature committer) {
        Optional<Instant> committedAt() {
            return Optional.ofNullable(committer)
                    .flatMap(Signature::when)
                    .or(() -> Optional.ofNullable(author).flatMap(Signature::when));
        }
    }

    record Signature(@Nullable String name, @Nullable String date) {
        Optional<Instant> when() {
            return instant(date);
        }
    }

    record Account(@Nullable String login, @Nullable String type) {
        boolean bot() {
            return "Bot".equals(type) || (login != null && login.endsWith("[bot]"));
        }
    }

    record Parent(@Nullable String sha) {
        Stream<String> shas() {
            return Stream.ofNullable(sha);
        }
    }

    record Stats(@Nullable Long additions, @Nullable Long deletions) {}

    record File(
            @Nullable String filename,
            @Nullable String previousFilename,
            @Nullable String status,
            @Nullable Long additions,
            @Nullable Long deletions,
            @Nullable String patch) {

        ChangedFile changed() {
            return new ChangedFile(
                    Json.required(filename, "filename"),
                    previousFilename,
                    status == null ? "changed" : status,
                    Numbers.toInt(additions),
                    Numbers.toInt(deletions),
                    patch);
        }
    }

    record Compared(
            @Nullable String status,
            @Nullable Long totalCommits,
            @Nullable List<@Nullable Commit> commits) {

        Comparison comparison() {
            return new Comparison(
                    Json.required(status, "status"),
                    Numbers.toInt(Json.required(totalCommits, "total_commits")),
                    Json.present(commits).stream().map(Commit::summary).toList());
        }
    }

    /**
     * @param labels objects with a name, or, by GitHub's own schema, plain names
     */
    record Issue(
            @Nullable Long number,
            @Nullable String title,
            @Nullable String body,
            @Nullable Account user,
            @Nullable String createdAt,
            @Nullable String htmlUrl,
            @Nullable List<@Nullable JsonNode> labels,
            @Nullable Long comments,
            @Nullable JsonNode pullRequest) {

        /** The account that GitHub itself shows in place of one that was deleted. */
        private static final String DELETED_ACCOUNT = "ghost";

        IssueSummary summary() {
            Optional<Account> account = Optional.ofNullable(user);
            return new IssueSummary(
                    Json.required(number, "number"),
                    title == null ? "" : title,
                    body,
                    account.map(Account::login).orElse(DELETED_ACCOUNT),
                    account.map(Account::bot).orElse(false),
                    instant(createdAt).orElse(Instant.EPOCH),
                    htmlUrl == null ? "" : htmlUrl,
                    Json.present(labels).stream()
                            .map(Issue::label)
                            .filter(name -> !name.isEmpty())
                            .toList(),
                    Numbers.toInt(comments),
                    pullRequest != null && !pullRequest.isNull());
        }

        private static String label(JsonNode label) {
            return label.isTextual() ? label.asText() : label.path("name").asText("");
        }
    }

    /**
     * Git stores any 64-bit date; one outside four-digit years is nonsense, and would overflow
     * further on.
     */
    private static Optional<Instant> instant(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse).filter(Wire::isPlausible);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isPlausible(Instant instant) {
        int year = instant.atOffset(ZoneOffset.UTC).getYear();
        return year >= 0 && year <= 9999;
    }
}
