package dev.courant.app.analysis;

import dev.courant.app.topics.Cluster;
import dev.courant.app.topics.RecordDecoder;
import dev.courant.app.topics.TopicFollower;
import dev.courant.app.topics.TopicWriter;
import dev.courant.app.topics.WatchList;
import dev.courant.schemas.Edition;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.RepoDayDigest;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Sends events to be analysed again, and follows what comes of it. For one thread.
 *
 * <p>The watches of their repositories are written again as they are: that has them polled at once,
 * and the mark behind a poll is what makes the aggregator look at a changed day.
 */
public final class Reanalysis implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Cluster cluster;
    private final List<EnrichedEvent> events;
    private final Outstanding outstanding;
    private final TopicFollower follower;
    private final RecordDecoder<EnrichedEvent> enriched;
    private final RecordDecoder<RepoDayDigest> digests;
    private final RecordDecoder<Edition> editions;

    /**
     * @param before the digests that the events are from
     * @param events whole, as they stand in the enriched topic
     */
    public Reanalysis(Cluster cluster, List<RepoDayDigest> before, List<EnrichedEvent> events) {
        this.cluster = cluster;
        this.events = List.copyOf(events);
        this.outstanding = new Outstanding(before, events);
        this.enriched = RecordDecoder.of(cluster, EnrichedEvent.class);
        this.digests = RecordDecoder.of(cluster, RepoDayDigest.class);
        this.editions = RecordDecoder.of(cluster, Edition.class);
        var topics = cluster.topics();
        this.follower =
                new TopicFollower(
                        cluster, List.of(topics.enriched(), topics.digests(), topics.editions()));
        follower.skipToEnd();
    }

    /** Sends all events. */
    public void send() {
        var serde = cluster.serdes().of(EnrichedEvent.class).serializer();
        var topic = cluster.topics().reanalyses();
        try (var writer = new TopicWriter(cluster, topic)) {
            for (var event : events) {
                writer.send(event.getRepo(), serde.serialize(topic, event));
            }
        }
    }

    /** Has the repositories polled at once. */
    public void nudge() {
        new WatchList(cluster)
                .pollNow(events.stream().map(EnrichedEvent::getRepo).collect(Collectors.toSet()));
    }

    /** Takes in what comes within a tenth of a second. */
    public void read() {
        follower.poll(POLL).forEach(this::take);
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        var topics = cluster.topics();
        if (record.topic().equals(topics.enriched())) {
            enriched.decode(record).ifPresent(outstanding::event);
        } else if (record.topic().equals(topics.digests())) {
            digests.decode(record).ifPresent(outstanding::digest);
        } else {
            editions.decode(record).ifPresent(outstanding::edition);
        }
    }

    public Outstanding outstanding() {
        return outstanding;
    }

    @Override
    public void close() {
        follower.close();
    }
}
