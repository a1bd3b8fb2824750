package dev.courant.app.replay;

import dev.courant.schemas.Edition;
import dev.courant.store.ObjectStore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which reports of a replayed edition differ from the published ones, byte for byte. What else is
 * written with them is left out: it is about other days too, or is what pages share.
 *
 * @param same how many are identical
 * @param changed paths of those that differ
 * @param missing paths of those that were never published, or are there no longer
 */
public record PageDifference(int same, List<String> changed, List<String> missing) {

    private static final String REPORTS = "reports/";

    /** Compares what an edition consists of. */
    public static PageDifference between(Edition edition, ObjectStore published, ObjectStore now) {
        int same = 0;
        var changed = new ArrayList<String>();
        var missing = new ArrayList<String>();
        for (var path : edition.getObjects()) {
            if (!path.startsWith(REPORTS)) {
                continue;
            }
            var before = get(published, path);
            if (before.isEmpty()) {
                missing.add(path);
            } else if (Arrays.equals(before.get(), get(now, path).orElseThrow())) {
                same++;
            } else {
                changed.add(path);
            }
        }
        return new PageDifference(same, List.copyOf(changed), List.copyOf(missing));
    }

    private static Optional<byte[]> get(ObjectStore store, String path) {
        try {
            return store.get(path);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot read " + path + " from the store: " + e.getMessage(), e);
        }
    }

    /** How many were compared. */
    public int all() {
        return same + changed.size() + missing.size();
    }
}
