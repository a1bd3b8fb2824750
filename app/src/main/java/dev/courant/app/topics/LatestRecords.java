package dev.courant.app.topics;

import org.apache.avro.specific.SpecificRecord;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What a compacted topic says now: the latest record of each key. */
public final class LatestRecords {

    private static final Duration POLL = Duration.ofMillis(200);

    private LatestRecords() {}

    /**
     * Reads all that stands in the topic now. A record that cannot be decoded leaves what its key
     * had before, as in the services.
     *
     * @param wanted keys; the values of others are not decoded
     */
    public static <T extends SpecificRecord> SortedMap<String, T> read(
            Cluster cluster, String topic, Class<T> type, Predicate<String> wanted) {
        var decoder = RecordDecoder.of(cluster, type);
        var latest = new TreeMap<String, T>();
        try (var follower = new TopicFollower(cluster, List.of(topic))) {
            while (!follower.caughtUp()) {
                for (var record : follower.poll(POLL)) {
                    if (wanted.test(record.key())) {
                        if (record.value() == null) {
                            latest.remove(record.key());
                        }
                        decoder.decode(record).ifPresent(value -> latest.put(record.key(), value));
                    }
                }
            }
        }
        return latest;
    }
}
