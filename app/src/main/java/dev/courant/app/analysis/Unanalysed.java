package dev.courant.app.analysis;

import dev.courant.app.topics.Cluster;
import dev.courant.app.topics.EnrichedReader;
import dev.courant.app.topics.LatestRecords;
import dev.courant.schemas.DigestKey;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.RepoDayDigest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The events of closed days that no model has said anything about, as their digests tell, and as
 * they stand in the enriched topic: with their diffs.
 *
 * @param days that are looked at
 * @param repo the only one that is looked at; empty for all
 */
public record Unanalysed(Cluster cluster, Set<LocalDate> days, Optional<String> repo) {

    /** The latest digests that hold such events. */
    public List<RepoDayDigest> digests() {
        var latest =
                LatestRecords.read(
                        cluster,
                        cluster.topics().digests(),
                        RepoDayDigest.class,
                        key -> isAskedFor(DigestKey.parse(key)));
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
