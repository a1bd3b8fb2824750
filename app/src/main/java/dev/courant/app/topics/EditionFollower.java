package dev.courant.app.topics;

import dev.courant.schemas.Edition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The editions that are published from now on. For one thread. */
public final class EditionFollower implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);

    private final TopicFollower follower;
    private final RecordDecoder<Edition> editions;

    public EditionFollower(Cluster cluster) {
        this.editions = RecordDecoder.of(cluster, Edition.class);
        this.follower = new TopicFollower(cluster, List.of(cluster.topics().editions()));
        follower.skipToEnd();
    }

    /** What came, after half a second at most. */
    public List<Edition> read() {
        var published = new ArrayList<Edition>();
        for (var record : follower.poll(POLL)) {
            editions.decode(record).ifPresent(published::add);
        }
        return published;
    }

    @Override
    public void close() {
        follower.close();
    }
}
