package dev.courant.app.topics;

import dev.courant.schemas.WatchedRepo;

import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The watch list as it stands in its topic. */
public final class WatchList {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Cluster cluster;
    private final String topic;
    private final Serde<WatchedRepo> values;

    public WatchList(Cluster cluster) {
        this.cluster = cluster;
        this.topic = cluster.topics().watchlist();
        this.values = cluster.serdes().of(WatchedRepo.class);
    }

    /** All watches, by name. */
    public Map<String, WatchedRepo> read() {
        var watches = new TreeMap<String, WatchedRepo>();
        try (var follower = new TopicFollower(cluster, List.of(topic))) {
            while (!follower.caughtUp()) {
                for (var record : follower.poll(POLL)) {
                    put(watches, record.key(), record.value());
                }
            }
        }
        return watches;
    }

    private void put(Map<String, WatchedRepo> watches, String key, byte @Nullable [] value) {
        if (value == null) {
            watches.remove(key);
        } else {
            watches.put(key, values.deserializer().deserialize(topic, value));
        }
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
        return watch == null ? null : values.serializer().serialize(topic, watch);
    }
}
