package dev.courant.app.tail;

import dev.courant.app.letters.Letter;
import dev.courant.app.letters.LetterText;
import dev.courant.app.letters.Printable;
import dev.courant.schemas.Announcement;
import dev.courant.schemas.Delivery;
import dev.courant.schemas.Edition;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.EventKind;
import dev.courant.schemas.Mark;
import dev.courant.schemas.Progress;
import dev.courant.schemas.RawCommit;
import dev.courant.schemas.RawIssue;
import dev.courant.schemas.ReadProblem;
import dev.courant.schemas.ReplayRequest;
import dev.courant.schemas.RepoDayDigest;
import dev.courant.schemas.WatchedRepo;

import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** Records as people read them, a line each. Nothing of a record reaches a terminal as it is. */
public final class TailText {

    private static final int LINE_CHARS = 400;
    private static final int SHORT_SHA = 7;

    private TailText() {}

    /** When it was written, its key, and what it says. */
    public static String line(TailTopic topic, TailRecord record) {
        if (topic == TailTopic.DEAD_LETTERS) {
            return LetterText.line(new Letter(record.record()), Optional.empty());
        }
        return Printable.line(
                "%s  %s  %s".formatted(record.at(), record.key(), what(record)), LINE_CHARS);
    }

    private static String what(TailRecord record) {
        if (record.tombstone()) {
            return "ended";
        }
        return record.value()
                .map(TailText::said)
                .orElseGet(
                        () ->
                                "cannot be decoded: %d bytes at offset %d of partition %d"
                                        .formatted(
                                                record.record().value().length,
                                                record.record().offset(),
                                                record.record().partition()));
    }

    private static String said(SpecificRecord value) {
        return switch (value) {
            case EnrichedEvent event -> event(event);
            case Progress progress -> progress(progress);
            case RepoDayDigest digest -> digest(digest);
            case Edition edition ->
                    "revision %d, %s: %s"
                            .formatted(
                                    edition.getRevision(),
                                    edition.getComplete() ? "complete" : "incomplete",
                                    edition.getTitle());
            case RawCommit commit ->
                    "commit %s  %s  (%s)"
                            .formatted(
                                    shortened(commit.getSha()),
                                    firstLine(commit.getMessage()),
                                    commit.getAuthorName());
            case RawIssue issue ->
                    "issue #%d  %s  (%s)"
                            .formatted(issue.getNumber(), issue.getTitle(), issue.getAuthor());
            case Mark mark -> "read through " + mark.getThrough() + problem(mark.getProblem());
            case WatchedRepo watch ->
                    "watched, branch %s"
                            .formatted(watch.getBranch() == null ? "(default)" : watch.getBranch());
            case ReplayRequest request -> "to be published anew";
            case Announcement announcement -> "to be told of by " + announcement.getPublisher();
            case Delivery delivery ->
                    delivery.getState()
                            + (delivery.getReason() == null ? "" : ": " + delivery.getReason());
            default -> value.getSchema().getName();
        };
    }

    private static String event(EnrichedEvent event) {
        return "%-6s %3d  %s  %s  (%s)"
                .formatted(
                        event.getLevel(),
                        event.getScore(),
                        event.getKind() == EventKind.ISSUE
                                ? "issue #" + event.getNumber()
                                : "commit " + shortened(String.valueOf(event.getSha())),
                        event.getTitle(),
                        event.getAuthor());
    }

    private static String progress(Progress progress) {
        return "complete through %s, %d events%s"
                .formatted(
                        progress.getThrough(),
                        progress.getEvents(),
                        problem(progress.getProblem()));
    }

    private static String digest(RepoDayDigest digest) {
        return "closed, revision %d, %s: %d commits, %d issues%s"
                .formatted(
                        digest.getRevision(),
                        digest.getStatus(),
                        digest.getCounts().getCommits(),
                        digest.getCounts().getIssues(),
                        problem(digest.getProblem()));
    }

    private static String problem(@Nullable ReadProblem problem) {
        return problem == null
                ? ""
                : "; since %s: %s".formatted(problem.getSince(), problem.getReason());
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    private static String shortened(String sha) {
        return sha.length() > SHORT_SHA ? sha.substring(0, SHORT_SHA) : sha;
    }
}
