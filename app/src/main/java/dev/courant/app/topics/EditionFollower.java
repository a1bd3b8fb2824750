package dev.courant.app.topics;

import dev.courant.schemas.Edition;

import org.apache.kafka.common.serialization.Deserializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The editions that are published from now on. For one thread. */
public final class EditionFollower implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);

    private final String topic;
    private final TopicFollower follower;
    private final Deserializer<Edition> editions;

    public EditionFollower(Cluster cluster) {
        this.topic = cluster.topics().editions();
        this.editions = cluster.serdes().of(Edition.class).deserializer();
        this.follower = new TopicFollower(cluster, List.of(topic));
        follower.skipToEnd();
    }

    /** What came, after half a second at most. */
    public List<Edition> read() {
        var published = new ArrayList<Edition>();
        for (var record : follower.poll(POLL)) {
            if (record.value() != null) {
                published.add(editions.deserialize(topic, record.value()));
            }
        }
        return published;
    }

    @Override
    public void close() {
        follower.close();
    }
}
