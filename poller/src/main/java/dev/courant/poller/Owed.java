package dev.courant.poller;

import dev.courant.github.Quota;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a backfill has listed and its reader has not asked for yet: each commit costs one request
 * more, for its diff. Nobody tells when that was made, so all that was listed since the quota was
 * renewed counts.
 */
final class Owed {

    /** Two answers tell the same renewal some seconds apart. */
    private static final Duration SAME = Duration.ofMinutes(1);

    private Owed() {}

    /** By what GitHub has told last. */
    static int of(Cursor cursor, Optional<Quota.Snapshot> quota) {
        Instant known = cursor.getRenewal();
        boolean renewed =
                known != null
                        && quota.filter(now -> now.reset().isAfter(known.plus(SAME))).isPresent();
        return renewed ? 0 : cursor.getOwed();
    }

    /** With so many more, as of the answer that has just listed them. */
    static Cursor and(int more, Cursor cursor, Optional<Quota.Snapshot> quota) {
        return Cursor.newBuilder(cursor)
                .setOwed(of(cursor, quota) + more)
                .setRenewal(quota.map(Quota.Snapshot::reset).orElse(null))
                .build();
    }
}
