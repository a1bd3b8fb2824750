package dev.courant.poller;

import dev.courant.github.CommitSummary;
import dev.courant.github.IssueSummary;
import dev.courant.schemas.RawCommit;
import dev.courant.schemas.RawIssue;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** Puts what GitHub lists into records of bounded size. */
final class RawEvents {

    /** As many labels as an issue can have, and more parents than any real commit has. */
    private static final int MOST_ITEMS = 100;

    /** A label has 50 characters at most, a hash 64. */
    private static final int LONGEST_ITEM = 256;

    private final PollerConfig config;

    RawEvents(PollerConfig config) {
        this.config = config;
    }

    RawCommit commit(String repo, CommitSummary commit, Instant occurredAt) {
        return RawCommit.newBuilder()
                .setRepo(repo)
                .setSha(commit.sha())
                .setMessage(Text.cut(commit.message(), config.messageLimit()))
                .setAuthorName(shortened(commit.authorName()))
                .setAuthorLogin(
                        commit.authorLogin() == null ? null : shortened(commit.authorLogin()))
                .setBot(commit.bot())
                .setCommittedAt(commit.committedAt())
                .setOccurredAt(occurredAt)
                .setUrl(shortened(commit.url()))
                .setParents(shortened(commit.parents()))
                .build();
    }

    RawIssue issue(String repo, IssueSummary issue, Instant occurredAt) {
        return RawIssue.newBuilder()
                .setRepo(repo)
                .setNumber(issue.number())
                .setTitle(shortened(issue.title()))
                .setBody(body(issue.body()))
                .setAuthor(shortened(issue.author()))
                .setBot(issue.bot())
                .setCreatedAt(issue.createdAt())
                .setOccurredAt(occurredAt)
                .setUrl(shortened(issue.url()))
                .setLabels(shortened(issue.labels()))
                .setComments(issue.comments())
                .build();
    }

    private @Nullable String body(@Nullable String body) {
        return body == null ? null : Text.cut(body, config.bodyLimit());
    }

    private static String shortened(String text) {
        return Text.cut(text, Text.SHORT);
    }

    private static List<String> shortened(List<String> texts) {
        return texts.stream().limit(MOST_ITEMS).map(text -> Text.cut(text, LONGEST_ITEM)).toList();
    }
}
