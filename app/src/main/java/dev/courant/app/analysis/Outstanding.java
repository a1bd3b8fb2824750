package dev.courant.app.analysis;

import dev.courant.schemas.DigestKey;
import dev.courant.schemas.Edition;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Period;
import dev.courant.schemas.RepoDayDigest;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is still to come after events were sent to be analysed again: each event comes back from the
 * enricher, then in a new revision of its digest, then an edition is made from that. The topics may
 * tell of these in any order. For one thread.
 */
public final class Outstanding {

    private final Map<String, DigestKey> days = new HashMap<>();
    private final Map<DigestKey, Integer> before = new HashMap<>();
    private final Map<DigestKey, Integer> published = new HashMap<>();
    private final Set<String> notBack = new HashSet<>();
    private final Set<String> analysed = new HashSet<>();

    /** First revision of its digest that knows of an event's analysis. */
    private final Map<String, Integer> digested = new HashMap<>();

    private final int sent;

    /**
     * @param digests as they were before
     * @param events that were sent
     */
    public Outstanding(List<RepoDayDigest> digests, Collection<EnrichedEvent> events) {
        events.forEach(event -> notBack.add(event.getId()));
        for (var digest : digests) {
            before.put(key(digest), digest.getRevision());
            digest.getEvents().forEach(event -> days.put(event.getId(), key(digest)));
        }
        sent = notBack.size();
    }

    /** An event came out of the enricher. */
    void event(EnrichedEvent event) {
        if (notBack.remove(event.getId()) && event.getAnalysis() != null) {
            analysed.add(event.getId());
        }
    }

    void digest(RepoDayDigest digest) {
        var revisionBefore = before.get(key(digest));
        if (revisionBefore != null && digest.getRevision() > revisionBefore) {
            var without = new HashSet<String>();
            for (var event : digest.getEvents()) {
                if (event.getAnalysis() == null) {
                    without.add(event.getId());
                }
            }
            days.forEach(
                    (id, day) -> {
                        if (day.equals(key(digest)) && !without.contains(id)) {
                            digested.putIfAbsent(id, digest.getRevision());
                        }
                    });
        }
    }

    /** An edition of a day; those of weeks and months tell of no digest. */
    void edition(Edition edition) {
        if (edition.getPeriod() != Period.DAY) {
            return;
        }
        for (var part : edition.getRepos()) {
            published.merge(
                    new DigestKey(part.getRepo(), edition.getDay()),
                    part.getDigestRevision(),
                    Math::max);
        }
    }

    /** True if every event has come back, and every analysis has been published. */
    public boolean done() {
        return notBack.isEmpty() && analysed.stream().allMatch(this::isPublished);
    }

    private boolean isPublished(String id) {
        Integer revision = digested.get(id);
        return revision != null && published.getOrDefault(days.get(id), 0) >= revision;
    }

    /** How many have come back. */
    public int back() {
        return sent - notBack.size();
    }

    public int sent() {
        return sent;
    }

    /** How many came back with an analysis. */
    public int analysed() {
        return analysed.size();
    }

    private static DigestKey key(RepoDayDigest digest) {
        return new DigestKey(digest.getRepo(), digest.getDay());
    }
}
