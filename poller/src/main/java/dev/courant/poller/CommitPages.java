package dev.courant.poller;

import dev.courant.github.Answer;
import dev.courant.github.CommitQuery;
import dev.courant.github.CommitSummary;
import dev.courant.github.Comparison;
import dev.courant.github.GitHubClient;
import dev.courant.github.GitHubException;
import dev.courant.schemas.RawCommit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads commits: one page of a list or of a comparison at a time. */
final class CommitPages {

    private static final Logger LOG = LoggerFactory.getLogger(CommitPages.class);
    private static final int PER_PAGE = 100;

    /**
     * Git, asked for what is newer than a date, looks no further behind a commit that is older: one
     * made by a clock that is hours slow, or set to another time zone, would hide what came before
     * it. So lists begin earlier, and what is too old in them is dropped here.
     */
    private static final Duration SLACK = Duration.ofDays(1);

    private final GitHubClient client;
    private final RawEvents events;

    CommitPages(GitHubClient client, RawEvents events) {
        this.client = client;
        this.events = events;
    }

    /** The next page of a list, newest first as GitHub gives it, oldest first as returned. */
    Page listed(String repo, String address, Cursor cursor, Read read) {
        var answer =
                read.getNext() == null
                        ? client.commits(address, query(cursor.getRound(), read), Optional.empty())
                        : client.commitsPage(read.getNext());
        return switch (answer) {
            case Answer.NotModified<List<CommitSummary>> none -> Page.ofCommits(List.of(), null);
            case Answer.Found<List<CommitSummary>> found ->
                    page(repo, cursor, read, found.value().reversed(), found.next());
        };
    }

    private static CommitQuery query(Round round, Read read) {
        return new CommitQuery(
                Optional.of(round.getHead()),
                Optional.ofNullable(read.getLower()).map(lower -> lower.minus(SLACK)),
                Optional.ofNullable(read.getUpper()),
                PER_PAGE);
    }

    /**
     * The next page of a comparison. If there is nothing to compare with any more, because the old
     * head is gone or shares no history with the new one, a list from the last mark on takes its
     * place.
     */
    Page compared(String repo, String address, Cursor cursor, Read read) {
        try {
            return switch (comparison(address, cursor.getRound(), read)) {
                case Answer.NotModified<Comparison> none -> Page.ofCommits(List.of(), null);
                case Answer.Found<Comparison> found -> {
                    logForcePush(repo, read, found.value());
                    yield page(repo, cursor, read, found.value().commits(), found.next());
                }
            };
        } catch (GitHubException.NotFound gone) {
            LOG.info(
                    "{}: cannot compare with {}, listing from {} on",
                    repo,
                    read.getBase(),
                    cursor.getThrough());
            return Page.ofCommits(List.of(), listInstead(cursor, read));
        }
    }

    private Answer<Comparison> comparison(String address, Round round, Read read) {
        return read.getNext() == null
                ? client.compare(address, read.getBase(), round.getHead())
                : client.comparePage(read.getNext());
    }

    private static void logForcePush(String repo, Read read, Comparison comparison) {
        if (read.getNext() == null && comparison.status().equals("diverged")) {
            LOG.info(
                    "{}: the branch was rewritten, {} is no longer part of it",
                    repo,
                    read.getBase());
        }
    }

    private static Read listInstead(Cursor cursor, Read read) {
        return Read.newBuilder()
                .setKind(ReadKind.LANDED)
                .setLower(cursor.getThrough())
                .setUpper(read.getUpper())
                .build();
    }

    private Page page(
            String repo,
            Cursor cursor,
            Read read,
            List<CommitSummary> commits,
            Optional<String> next) {
        List<RawCommit> inside =
                commits.stream()
                        .filter(commit -> Bounds.hold(read, commit.committedAt()))
                        .map(
                                commit ->
                                        events.commit(
                                                repo,
                                                commit,
                                                occurredAt(cursor, read, commit.committedAt())))
                        .toList();
        return Page.ofCommits(
                inside,
                next.map(address -> Read.newBuilder(read).setNext(address).build()).orElse(null));
    }

    private static Instant occurredAt(Cursor cursor, Read read, Instant committedAt) {
        Instant serverTime = cursor.getRound().getServerTime();
        return read.getKind() == ReadKind.SPAN
                ? OccurredAt.inSpan(committedAt, serverTime)
                : OccurredAt.landed(committedAt, cursor.getThrough(), serverTime);
    }
}
