package dev.courant.app.analysis;

import dev.courant.app.topics.Cluster;
import dev.courant.app.topics.EnrichedReader;
import dev.courant.app.topics.TopicFollower;
import dev.courant.schemas.DigestKey;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.RepoDayDigest;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The events of closed days that no model has said anything about, as their digests tell, and as
 * they stand in the enriched topic: with their diffs.
 *
 * @param days that are looked at
 * @param repo the only one that is looked at; empty for all
 */
public record Unanalysed(Cluster cluster, Set<LocalDate> days, Optional<String> repo) {

    private static final Duration POLL = Duration.ofMillis(200);

    /** The latest digests that hold such events. */
    public List<RepoDayDigest> digests() {
        var topic = cluster.topics().digests();
        var serde = cluster.serdes().of(RepoDayDigest.class).deserializer();
        Map<String, RepoDayDigest> latest = new TreeMap<>();
        try (var follower = new TopicFollower(cluster, List.of(topic))) {
            while (!follower.caughtUp()) {
                for (var record : follower.poll(POLL)) {
                    if (record.value() != null && isAskedFor(DigestKey.parse(record.key()))) {
                        latest.put(record.key(), serde.deserialize(topic, record.value()));
                    }
                }
            }
        }
        return latest.values().stream().filter(digest -> !ids(digest).isEmpty()).toList();
    }

    private boolean isAskedFor(DigestKey key) {
        return days.contains(key.day()) && repo.map(key.repo()::equals).orElse(true);
    }

    /** Their events, whole. */
    public List<EnrichedEvent> events(List<RepoDayDigest> digests) {
        var events = new ArrayList<EnrichedEvent>();
        try (var reader = new EnrichedReader(cluster)) {
            for (var digest : digests) {
                events.addAll(reader.read(digest.getEnrichedRanges(), ids(digest)));
            }
        }
        return events;
    }

    private static Set<String> ids(RepoDayDigest digest) {
        return digest.getEvents().stream()
                .filter(event -> event.getAnalysis() == null)
                .map(EnrichedEvent::getId)
                .collect(Collectors.toSet());
    }
}
