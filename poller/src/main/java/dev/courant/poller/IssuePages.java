package dev.courant.poller;

import dev.courant.github.Answer;
import dev.courant.github.GitHubClient;
import dev.courant.github.GitHubException;
import dev.courant.github.IssueSummary;
import dev.courant.schemas.RawIssue;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads issues, newest first, down to the lower bound of a stretch: one page at a time. */
final class IssuePages {

    private final GitHubClient client;
    private final RawEvents events;

    IssuePages(GitHubClient client, RawEvents events) {
        this.client = client;
        this.events = events;
    }

    /**
     * The next page. The first one is asked for with the stretch's entity tag: if nothing changed,
     * it is the last.
     */
    Page next(String repo, String address, Cursor cursor, Read read) {
        return read.getNext() == null
                ? first(repo, address, cursor, read)
                : further(repo, cursor, read);
    }

    private Page first(String repo, String address, Cursor cursor, Read read) {
        try {
            return switch (client.issues(address, Optional.ofNullable(read.getEtag()))) {
                case Answer.NotModified<List<IssueSummary>> same ->
                        Page.ofIssues(List.of(), null, read.getEtag());
                case Answer.Found<List<IssueSummary>> found ->
                        page(repo, cursor, read, found, found.etag());
            };
        } catch (GitHubException.NotFound disabled) {
            // The head check has just found the repository, so it is its issues that are switched
            // off.
            return Page.ofIssues(List.of(), null, null);
        }
    }

    private Page further(String repo, Cursor cursor, Read read) {
        return switch (client.issuesPage(read.getNext())) {
            case Answer.NotModified<List<IssueSummary>> same ->
                    Page.ofIssues(List.of(), null, read.getEtag());
            case Answer.Found<List<IssueSummary>> found ->
                    page(repo, cursor, read, found, read.getEtag());
        };
    }

    private Page page(
            String repo,
            Cursor cursor,
            Read read,
            Answer.Found<List<IssueSummary>> found,
            @Nullable String etag) {
        List<RawIssue> inside =
                found.value().reversed().stream()
                        .filter(
                                issue ->
                                        !issue.pullRequest()
                                                && Bounds.hold(read, issue.createdAt()))
                        .map(
                                issue ->
                                        events.issue(
                                                repo, issue, occurredAt(cursor, issue.createdAt())))
                        .toList();
        boolean reachedLower =
                found.value().stream().anyMatch(issue -> Bounds.isBelow(read, issue.createdAt()));
        return Page.ofIssues(inside, reachedLower ? null : rest(read, found.next(), etag), etag);
    }

    private static @Nullable Read rest(Read read, Optional<String> next, @Nullable String etag) {
        return next.map(address -> Read.newBuilder(read).setNext(address).setEtag(etag).build())
                .orElse(null);
    }

    private static Instant occurredAt(Cursor cursor, Instant createdAt) {
        return OccurredAt.opened(createdAt, cursor.getFrom(), cursor.getThrough());
    }
}
