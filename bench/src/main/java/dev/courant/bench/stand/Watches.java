package dev.courant.bench.stand;

import dev.courant.app.topics.Cluster;
import dev.courant.app.topics.WatchList;
import dev.courant.schemas.WatchedRepo;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.TreeMap;

/** Has repositories watched. */
public final class Watches {

    private Watches() {}

    /** From now on, each of them. */
    public static void write(Cluster cluster, List<String> repos) {
        var watches = new TreeMap<String, @Nullable WatchedRepo>();
        repos.forEach(repo -> watches.put(repo, WatchedRepo.newBuilder().setName(repo).build()));
        new WatchList(cluster).write(watches);
    }
}
