package dev.courant.poller;

import dev.courant.schemas.WatchedRepo;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The ways a cursor goes on. Each returns a new one. */
final class Cursors {

    private Cursors() {}

    /** Where a repository begins that has not been read yet. */
    static Cursor start(@Nullable Cursor cursor, WatchedRepo watch, Instant now) {
        if (cursor != null && (cursor.getRead() || watch.getSince() == null)) {
            return cursor;
        }
        Instant from = watch.getSince() == null ? now : watch.getSince();
        var start = cursor == null ? Cursor.newBuilder() : Cursor.newBuilder(cursor);
        return start.setFrom(from).setThrough(from).build();
    }

    /** A round begins. */
    static Cursor opened(Cursor cursor, Round round, @Nullable String currentName) {
        return Cursor.newBuilder(cursor).setRound(round).setCurrentName(currentName).build();
    }

    /** The stretch under way goes on as {@code changed}. */
    static Cursor continued(Cursor cursor, Read changed) {
        var reads = cursor.getRound().getReads();
        return withReads(
                cursor, Stream.concat(Stream.of(changed), reads.stream().skip(1)).toList());
    }

    /** The stretch under way is done, and it is not the last. */
    static Cursor nextRead(Cursor cursor) {
        var reads = cursor.getRound().getReads();
        return withReads(cursor, List.copyOf(reads.subList(1, reads.size())));
    }

    private static Cursor withReads(Cursor cursor, List<Read> reads) {
        var round = Round.newBuilder(cursor.getRound()).setReads(reads).setStuck(false);
        return Cursor.newBuilder(cursor).setRound(round.build()).build();
    }

    /** The round is done: what it read is said, and marks go on. */
    static Cursor closed(Cursor cursor, @Nullable String issuesEtag, Duration margin) {
        Round round = cursor.getRound();
        boolean sameHead =
                round.getHead() == null || Objects.equals(round.getHead(), cursor.getHead());
        return Cursor.newBuilder(cursor)
                .setFrom(cursor.getFrom())
                .setThrough(through(cursor, round, margin))
                .setRead(true)
                .setHead(round.getHead() == null ? cursor.getHead() : round.getHead())
                .setHorizon(
                        sameHead ? later(cursor.getHorizon(), round.getUntil()) : round.getUntil())
                .setHeadEtag(round.getHeadEtag())
                .setBranch(round.getBranch())
                .setIssuesEtag(issuesEtag)
                .setIssuesUntil(round.getUntil())
                .setProblem(null)
                .setProblemSince(null)
                .setComparesGivenUp(0)
                .setRound(null)
                .build();
    }

    /** Complete up to the server's clock less the margin, or to the watch's end; never back. */
    private static Instant through(Cursor cursor, Round round, Duration margin) {
        Instant settled = round.getServerTime().minus(margin);
        Instant reached = RoundPlan.isLater(settled, round.getUntil()) ? round.getUntil() : settled;
        return reached.isAfter(cursor.getThrough()) ? reached : cursor.getThrough();
    }

    private static @Nullable Instant later(@Nullable Instant horizon, @Nullable Instant until) {
        return RoundPlan.isLater(until, horizon) ? until : horizon;
    }

    /**
     * A step was given up.
     *
     * @param resumable true if the same page may well be there next time; then the round goes on
     *     from it, once
     */
    static Cursor failed(Cursor cursor, String reason, Instant now, boolean resumable) {
        Round round = cursor.getRound();
        boolean keep = resumable && round != null && !round.getStuck();
        return Cursor.newBuilder(cursor)
                .setRound(keep ? Round.newBuilder(round).setStuck(true).build() : null)
                .setComparesGivenUp(cursor.getComparesGivenUp() + (comparing(round) ? 1 : 0))
                .setProblem(reason)
                .setProblemSince(cursor.getProblemSince() == null ? now : cursor.getProblemSince())
                .setCurrentName(resumable ? cursor.getCurrentName() : null)
                .build();
    }

    /** A step that is not the last was done. */
    static Cursor readable(Cursor cursor) {
        return Cursor.newBuilder(cursor).setProblem(null).setProblemSince(null).build();
    }

    private static boolean comparing(@Nullable Round round) {
        return round != null && round.getReads().getFirst().getKind() == ReadKind.COMPARE;
    }

    /** The watch was sent anew: after the round under way, the next follows at once. */
    static Cursor askedAgain(Cursor cursor) {
        var round = Round.newBuilder(cursor.getRound()).setAgain(true);
        return Cursor.newBuilder(cursor).setRound(round.build()).build();
    }
}
