package dev.courant.app.topics;

import dev.courant.schemas.Edition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The editions that are published from now on: of days, weeks and months. For one thread. */
public final class EditionFollower implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);

    private final TopicFollower follower;
    private final RecordDecoder<Edition> editions;

    public EditionFollower(Cluster cluster) {
        this.editions = RecordDecoder.of(cluster, Edition.class);
        this.follower = new TopicFollower(cluster, List.of(cluster.topics().editions()));
        follower.skipToEnd();
    }

    /**
     * An edition.
     *
     * @param name its day, week or month: {@code 2026-02-24}, {@code 2026-W09}, {@code 2026-02}
     */
    public record Published(String name, Edition edition) {}

    /** What came, after half a second at most. */
    public List<Published> read() {
        var published = new ArrayList<Published>();
        for (var record : follower.poll(POLL)) {
            editions.decode(record)
                    .ifPresent(edition -> published.add(new Published(record.key(), edition)));
        }
        return published;
    }

    @Override
    public void close() {
        follower.close();
    }
}
