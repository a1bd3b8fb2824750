package dev.courant.poller;

import dev.courant.schemas.WatchedRepo;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Decides what a round reads, from what has been said already, what is wanted, and where the branch
 * stands now.
 */
final class RoundPlan {

    /** Each is a whole series of retries, a poll interval apart. */
    private static final int MOST_COMPARES = 3;

    private static final Duration LIST_REACH = Duration.ofDays(7);

    private final Cursor cursor;
    private final Instant from;
    private final @Nullable Instant until;
    private final @Nullable String head;
    private final Instant serverTime;

    private RoundPlan(Cursor cursor, WatchedRepo watch, @Nullable String head, Instant serverTime) {
        this.cursor = cursor;
        this.from = cursor.getFrom();
        this.until = watch.getUntil();
        this.head = head;
        this.serverTime = serverTime;
    }

    /**
     * @param head of the branch now; null if the repository has no commits
     * @param serverTime the server's clock when it said so
     */
    static Round of(
            Cursor cursor,
            WatchedRepo watch,
            @Nullable String head,
            @Nullable String etag,
            Instant serverTime) {
        var plan = new RoundPlan(cursor, watch, head, serverTime);
        return Round.newBuilder()
                .setServerTime(serverTime)
                .setHead(head)
                .setHeadEtag(etag)
                .setBranch(watch.getBranch())
                .setFrom(plan.from)
                .setUntil(plan.until)
                .setReads(plan.reads())
                .build();
    }

    private List<Read> reads() {
        var reads = new ArrayList<Read>();
        if (head != null && serverTime.isAfter(from)) {
            reads.addAll(cursor.getRead() ? whatIsNew() : List.of(span()));
        }
        reads.add(issues());
        return reads;
    }

    /**
     * Comparison first: what it finds has just landed, whatever dates the lists behind it would
     * believe.
     */
    private List<Read> whatIsNew() {
        var reads = new ArrayList<Read>();
        if (cursor.getHead() == null) {
            reads.add(landed(null));
        } else if (!cursor.getHead().equals(head)) {
            reads.add(comparison());
        }
        if (cursor.getHead() != null
                && cursor.getHorizon() != null
                && isLater(until, cursor.getHorizon())) {
            reads.add(landed(cursor.getHorizon()));
        }
        return reads;
    }

    /**
     * GitHub cannot compute every comparison. When one has failed for long while the head could be
     * read, a list takes its place: what was pushed late is then found only if it is not older than
     * the list reaches, but the repository is not lost for good.
     */
    private Read comparison() {
        if (cursor.getComparesGivenUp() < MOST_COMPARES) {
            return read(ReadKind.COMPARE).setBase(cursor.getHead()).setUpper(until).build();
        }
        Instant reach = cursor.getThrough().minus(LIST_REACH);
        return landed(reach.isAfter(cursor.getFrom()) ? reach : cursor.getFrom());
    }

    private Read span() {
        return read(ReadKind.SPAN).setLower(from).setUpper(until).build();
    }

    private Read landed(@Nullable Instant lower) {
        return read(ReadKind.LANDED).setLower(lower).setUpper(until).build();
    }

    private Read issues() {
        boolean knowsEtag = cursor.getRead() && Objects.equals(until, cursor.getIssuesUntil());
        return read(ReadKind.ISSUES)
                .setLower(cursor.getThrough())
                .setUpper(until)
                .setEtag(knowsEtag ? cursor.getIssuesEtag() : null)
                .build();
    }

    private static Read.Builder read(ReadKind kind) {
        return Read.newBuilder().setKind(kind);
    }

    /** Ends of watches: null is later than all. */
    static boolean isLater(@Nullable Instant end, @Nullable Instant than) {
        return than != null && (end == null || end.isAfter(than));
    }
}
