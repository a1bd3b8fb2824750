package dev.courant.poller;

import java.time.Instant;

/**
 * When something counts as having happened. Dates in commits are claims, so they are believed only
 * where they cannot put an event into time that a mark has already declared complete.
 */
final class OccurredAt {

    private OccurredAt() {}

    /**
     * For a commit that appeared since the last round: its committer date if that lies between the
     * last mark and the server's clock, both inclusive, else just after that mark.
     */
    static Instant landed(Instant committedAt, Instant lastMark, Instant serverTime) {
        boolean credible = !committedAt.isBefore(lastMark) && !committedAt.isAfter(serverTime);
        return credible ? committedAt : lastMark.plusMillis(1);
    }

    /**
     * For a commit of older history that is read by dates: its committer date, or the server's
     * clock if the date lies in the future. Just after the last mark would be wrong there: a clock
     * a second fast would send a commit of today back to the first day of a long history.
     */
    static Instant inSpan(Instant committedAt, Instant serverTime) {
        return committedAt.isAfter(serverTime) ? serverTime : committedAt;
    }

    /**
     * For an issue: when it was created, or just after the last mark if a mark has passed that
     * moment.
     *
     * @param from start of what had been read before this round; what is older is read for the
     *     first time
     */
    static Instant opened(Instant createdAt, Instant from, Instant lastMark) {
        boolean passed = createdAt.isBefore(lastMark) && !createdAt.isBefore(from);
        return passed ? lastMark.plusMillis(1) : createdAt;
    }
}
