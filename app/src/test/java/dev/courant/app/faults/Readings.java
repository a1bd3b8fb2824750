package dev.courant.app.faults;

import dev.courant.app.topics.Cluster;
import dev.courant.app.topics.TopicFollower;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Progress;
import dev.courant.schemas.RepoDayDigest;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What subscribers see: committed records, as they come, each thing in the same form as the oracle
 * has it. For one thread.
 */
final class Readings implements AutoCloseable {

    private static final Duration WAIT = Duration.ofMillis(50);

    private final Cluster cluster;
    private final TopicFollower follower;
    private final Deserializer<EnrichedEvent> events;
    private final Deserializer<RepoDayDigest> digests;
    private final Deserializer<Progress> progress;

    private final List<String> eventLines = new ArrayList<>();
    private final List<EnrichedEvent> eventRecords = new ArrayList<>();
    private final Map<String, String> digestLines = new TreeMap<>();
    private final List<String> editionDays = new ArrayList<>();
    private final Map<String, Instant> observed = new HashMap<>();
    private final List<ConsumerRecord<String, byte[]>> letters = new ArrayList<>();
    private int undecodable;

    Readings(Cluster cluster) {
        var topics = cluster.topics();
        var serdes = cluster.serdes();
        this.cluster = cluster;
        this.events = serdes.of(EnrichedEvent.class).deserializer();
        this.digests = serdes.of(RepoDayDigest.class).deserializer();
        this.progress = serdes.of(Progress.class).deserializer();
        this.follower =
                new TopicFollower(
                        cluster,
                        List.of(
                                topics.enriched(),
                                topics.digests(),
                                topics.editions(),
                                topics.progress(),
                                topics.deadLetters()));
    }

    /** Takes what has come since the last time. */
    void poll() {
        for (var batch = follower.poll(WAIT); !batch.isEmpty(); batch = follower.poll(WAIT)) {
            batch.forEach(this::take);
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        var topics = cluster.topics();
        if (record.topic().equals(topics.enriched())) {
            takeEvent(record);
        } else if (record.topic().equals(topics.digests())) {
            var digest = digests.deserialize(record.topic(), record.value());
            digestLines.put(record.key(), line(record.key(), digest));
        } else if (record.topic().equals(topics.editions())) {
            editionDays.add(record.key());
        } else if (record.topic().equals(topics.progress())) {
            var said = progress.deserialize(record.topic(), record.value());
            if (said.getProblem() == null) {
                observed.put(record.key(), said.getObservedAt());
            }
        } else {
            letters.add(record);
        }
    }

    private void takeEvent(ConsumerRecord<String, byte[]> record) {
        try {
            var event = events.deserialize(record.topic(), record.value());
            eventRecords.add(event);
            eventLines.add(line(event));
        } catch (SerializationException e) {
            undecodable++; // a fault put it there
        }
    }

    private static String line(EnrichedEvent event) {
        var changes =
                "%d file +%d -%d"
                        .formatted(
                                event.getFileCount(), event.getAdditions(), event.getDeletions());
        return String.join(
                " | ", event.getId(), event.getOccurredAt().toString(), changes, event.getTitle());
    }

    private static String line(String key, RepoDayDigest digest) {
        var counts = digest.getCounts();
        return Stream.concat(
                        Stream.of(
                                key,
                                digest.getStatus().toString(),
                                "%d commits %d issues"
                                        .formatted(counts.getCommits(), counts.getIssues())),
                        digest.getEvents().stream().map(EnrichedEvent::getId))
                .collect(Collectors.joining(" | "));
    }

    /** A line for each event, as often as it was seen. */
    List<String> events() {
        return List.copyOf(eventLines);
    }

    /** The id of each event, as often as it was seen. */
    List<String> ids() {
        return eventRecords.stream().map(EnrichedEvent::getId).toList();
    }

    /** The events themselves. */
    List<EnrichedEvent> eventRecords() {
        return List.copyOf(eventRecords);
    }

    /** A line for the latest digest of each day of a repository. */
    List<String> digests() {
        return List.copyOf(digestLines.values());
    }

    /** Days that have an edition, once for each revision. */
    List<String> editions() {
        return List.copyOf(editionDays);
    }

    /** By GitHub's clock: when this repository was last read whole, as far as was said. */
    Instant observed(String repo) {
        return observed.getOrDefault(repo, Instant.MIN);
    }

    List<ConsumerRecord<String, byte[]>> letters() {
        return List.copyOf(letters);
    }

    /** How many records of {@code enriched} no subscriber can read. */
    int undecodable() {
        return undecodable;
    }

    @Override
    public void close() {
        follower.close();
    }
}
