package dev.courant.app.topics;

import dev.courant.schemas.WatchedRepo;

import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The watch list as it stands in its topic. */
public final class WatchList {

    private final Cluster cluster;
    private final String topic;
    private final Serializer<WatchedRepo> values;

    public WatchList(Cluster cluster) {
        this.cluster = cluster;
        this.topic = cluster.topics().watchlist();
        this.values = cluster.serdes().of(WatchedRepo.class).serializer();
    }

    /** All watches, by name; without those that cannot be decoded. */
    public Map<String, WatchedRepo> read() {
        return LatestRecords.read(cluster, topic, WatchedRepo.class, name -> true);
    }

    /**
     * Writes watches, and returns when they are safe.
     *
     * @param changes by name; null ends a watch
     */
    public void write(Map<String, @Nullable WatchedRepo> changes) {
        try (var writer = new TopicWriter(cluster, topic)) {
            new LinkedHashMap<>(changes).forEach((name, watch) -> writer.send(name, bytes(watch)));
        }
    }

    /** Has watched repositories polled at once: their watches are written again as they are. */
    public void pollNow(Collection<String> repos) {
        var again = new TreeMap<String, @Nullable WatchedRepo>(read());
        again.keySet().retainAll(repos);
        write(again);
    }

    private byte @Nullable [] bytes(@Nullable WatchedRepo watch) {
        return watch == null ? null : values.serialize(topic, watch);
    }
}
