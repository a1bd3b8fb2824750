package dev.courant.app.replay;

import dev.courant.app.topics.Cluster;
import dev.courant.app.topics.RecordDecoder;
import dev.courant.app.topics.TopicFollower;
import dev.courant.app.topics.TopicWriter;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Writes values to topics; closing it returns when they are safe. For one thread. */
final class Records implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Cluster cluster;
    private final Serializer<SpecificRecord> values;
    private final Map<String, TopicWriter> writers = new HashMap<>();

    Records(Cluster cluster) {
        this.cluster = cluster;
        this.values = cluster.serdes().any().serializer();
    }

    void send(String topic, String key, SpecificRecord value) {
        writers.computeIfAbsent(topic, name -> new TopicWriter(cluster, name))
                .send(key, values.serialize(topic, value));
    }

    @Override
    public void close() {
        writers.values().forEach(TopicWriter::close);
    }

    /** Hands over all that stands in a topic now; without tombstones and what cannot be decoded. */
    static void readAll(Cluster cluster, String topic, BiConsumer<String, SpecificRecord> action) {
        try (var follower = new TopicFollower(cluster, List.of(topic))) {
            while (!follower.caughtUp()) {
                read(cluster, follower, action);
            }
        }
    }

    /** Hands over what comes within a tenth of a second. */
    static void read(
            Cluster cluster, TopicFollower follower, BiConsumer<String, SpecificRecord> action) {
        var values = RecordDecoder.any(cluster);
        for (var record : follower.poll(POLL)) {
            values.decode(record).ifPresent(value -> action.accept(record.key(), value));
        }
    }
}
