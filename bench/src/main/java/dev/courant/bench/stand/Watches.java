package dev.courant.bench.stand;

import dev.courant.app.topics.Cluster;
import dev.courant.app.topics.WatchList;
import dev.courant.schemas.WatchedRepo;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** Has repositories watched. */
public final class Watches {

    private Watches() {}

    /** From now on, each of them. */
    public static void write(Cluster cluster, List<String> repos) {
        writeSince(null, cluster, repos);
    }

    /**
     * The same with days that are past.
     *
     * @param since from when on; null for now
     */
    public static void writeSince(@Nullable Instant since, Cluster cluster, List<String> repos) {
        var watches = new TreeMap<String, @Nullable WatchedRepo>();
        repos.forEach(
                repo ->
                        watches.put(
                                repo,
                                WatchedRepo.newBuilder().setName(repo).setSince(since).build()));
        new WatchList(cluster).write(watches);
    }
}
