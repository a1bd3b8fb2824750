package dev.courant.publisher;

import dev.courant.schemas.RepoDayDigest;
import dev.courant.schemas.WatchedRepo;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What each day that is not published waits for. A digest comes for every repository, and to read
 * the others' again for each would cost the square of their number: what matters of them is kept in
 * memory, read from the archive once a day, and made anew after a crash. Owner: the stream thread.
 */
final class OpenDays {

    /** A backfill of a year, and no more memory than that. */
    private static final int MOST_DAYS = 400;

    private final Archive archive;
    private final boolean waitsForFailed;
    private final Map<LocalDate, OpenDay> days =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<LocalDate, OpenDay> eldest) {
                    return size() > MOST_DAYS;
                }
            };

    /** One day: whether each repository with a digest could be read, and one that is missing. */
    private static final class OpenDay {
        private final Map<String, Boolean> failed = new HashMap<>();
        private @Nullable String awaited;
    }

    /**
     * @param waitsForFailed whether a repository that could not be read is worth waiting for
     */
    OpenDays(Archive archive, boolean waitsForFailed) {
        this.archive = archive;
        this.waitsForFailed = waitsForFailed;
    }

    /** Notes a digest that is in the archive now. */
    void add(RepoDayDigest digest) {
        var day = days.get(digest.getDay());
        if (day != null) {
            day.failed.put(digest.getRepo(), RepoDay.isFailed(digest));
        }
    }

    /**
     * True if nothing is worth waiting for: no watched repository's day is still open, or the day
     * was published before.
     */
    boolean isDue(LocalDate date) {
        if (archive.edition(date) != null) {
            days.remove(date);
            return true;
        }
        var day = days.computeIfAbsent(date, this::read);
        var known = day.awaited == null ? null : archive.watched(day.awaited);
        if (known != null && isAwaited(known, date, day)) {
            return false;
        }
        day.awaited = null;
        archive.forEachWatched(
                repo -> {
                    if (isAwaited(repo, date, day)) {
                        day.awaited = repo.getName();
                    }
                });
        return day.awaited == null;
    }

    private boolean isAwaited(WatchedRepo repo, LocalDate date, OpenDay day) {
        var failed = day.failed.get(repo.getName());
        return failed == null ? archive.isExpected(repo, date) : failed && waitsForFailed;
    }

    private OpenDay read(LocalDate date) {
        var day = new OpenDay();
        archive.forEachWatched(
                repo -> {
                    var digest = archive.digest(repo.getName(), date);
                    if (digest != null) {
                        day.failed.put(repo.getName(), RepoDay.isFailed(digest));
                    }
                });
        return day;
    }
}
