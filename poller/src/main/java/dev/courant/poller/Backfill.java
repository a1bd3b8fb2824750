package dev.courant.poller;

import dev.courant.schemas.WatchedRepo;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The days before those that have been read, for a watch whose {@code since} has moved to an
 * earlier one: they have a cursor of their own, so that polls go on beside them. They are read a
 * month at a time, the latest first, and each month that is whole moves the start of what has been
 * read.
 */
final class Backfill {

    static final int DAYS_AT_ONCE = 30;

    /** No name of a repository has this in it. */
    private static final String SUFFIX = "#backfill";

    private Backfill() {}

    /** What its entry and its cursor are kept under, beside those of the repository's polls. */
    static String id(String repo) {
        return repo + SUFFIX;
    }

    static boolean isId(String id) {
        return id.endsWith(SUFFIX);
    }

    /**
     * How it goes on after a round.
     *
     * @param known its cursor so far; null if there is none
     * @param read what has been read, by a round that is done
     * @param zone whose midnights bound a month, so that no day is cut in two
     * @param now the server's clock
     * @return {@code known}, as of now, if it is good for what is wanted; null if nothing older is
     *     wanted
     */
    static @Nullable Cursor next(
            @Nullable Cursor known, Cursor read, WatchedRepo watch, ZoneId zone, Instant now) {
        Instant since = watch.getSince();
        if (since == null || !since.isBefore(read.getFrom())) {
            return null;
        }
        return known != null && isGood(known, read, since)
                ? readAt(now, known)
                : begun(known, read, since, zone, now);
    }

    /** Its records bear the time of the last poll beside it, so that time goes with offsets. */
    private static Cursor readAt(Instant now, Cursor known) {
        var round = Round.newBuilder(known.getRound()).setServerTime(now);
        return Cursor.newBuilder(known).setRound(round.build()).build();
    }

    private static boolean isGood(Cursor known, Cursor read, Instant since) {
        Round round = known.getRound();
        return round != null
                && !known.getFrom().isBefore(since)
                && read.getFrom().equals(round.getUntil())
                && Objects.equals(read.getBranch(), round.getBranch());
    }

    /** Where one before went wrong, the page of issues to begin with may be what was wrong. */
    private static Cursor begun(
            @Nullable Cursor known, Cursor read, Instant since, ZoneId zone, Instant now) {
        Instant from = later(since, monthBefore(read.getFrom(), zone));
        var cursor =
                Cursor.newBuilder()
                        .setFrom(from)
                        .setThrough(from)
                        .setCurrentName(read.getCurrentName())
                        .setOwed(read.getOwed())
                        .setRenewal(read.getRenewal())
                        .setRound(
                                round(
                                        read,
                                        from,
                                        known == null ? read.getOlderIssues() : null,
                                        now));
        if (known != null) {
            cursor.setProblem(known.getProblem())
                    .setProblemSince(known.getProblemSince())
                    .setOwed(known.getOwed())
                    .setRenewal(known.getRenewal());
        }
        return cursor.build();
    }

    /**
     * It lists from the head whose history has been said, not from today's: what has landed since
     * is news, whatever dates it bears.
     */
    private static Round round(
            Cursor read, Instant from, @Nullable String issuesPage, Instant now) {
        var reads = new ArrayList<Read>();
        if (read.getHead() != null) {
            reads.add(span(ReadKind.SPAN, from, read).build());
        }
        reads.add(span(ReadKind.ISSUES, from, read).setNext(issuesPage).build());
        return Round.newBuilder()
                .setServerTime(now)
                .setHead(read.getHead())
                .setBranch(read.getBranch())
                .setFrom(from)
                .setUntil(read.getFrom())
                .setReads(List.copyOf(reads))
                .build();
    }

    private static Read.Builder span(ReadKind kind, Instant from, Cursor read) {
        return Read.newBuilder().setKind(kind).setLower(from).setUpper(read.getFrom());
    }

    private static Instant monthBefore(Instant instant, ZoneId zone) {
        return instant.atZone(zone)
                .toLocalDate()
                .minusDays(DAYS_AT_ONCE)
                .atStartOfDay(zone)
                .toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    /** The month is whole: what has been read begins with it. */
    static Cursor joined(Cursor read, Cursor month) {
        Instant from = month.getFrom().isBefore(read.getFrom()) ? month.getFrom() : read.getFrom();
        return Cursor.newBuilder(read)
                .setFrom(from)
                .setOlderIssues(month.getOlderIssues())
                .setOwed(month.getOwed())
                .setRenewal(month.getRenewal())
                .build();
    }
}
