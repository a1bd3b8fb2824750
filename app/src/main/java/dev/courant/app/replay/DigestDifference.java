package dev.courant.app.replay;

import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.RepoDayDigest;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a replayed digest says that the published one does not. What a model's answer has cost this
 * time, and where records stand, say nothing about the day.
 *
 * @param added ids of events that were not there
 * @param removed ids of events that are there no longer
 * @param changed ids of events that are told in another way, and the fields that differ
 * @param frame fields of the digest itself that differ
 */
record DigestDifference(
        Set<String> added, Set<String> removed, List<Changed> changed, List<String> frame) {

    /** An event and the names of its fields that differ. */
    record Changed(String id, List<String> fields) {}

    private static final Set<String> NOT_OF_THE_DAY =
            Set.of("usage", "rawTopic", "rawPartition", "rawOffset");

    private static final Set<String> NOT_OF_THE_FRAME =
            Set.of("revision", "events", "enrichedRanges", "rawRanges");

    static DigestDifference between(RepoDayDigest before, RepoDayDigest after) {
        var was = byId(before);
        var is = byId(after);
        var changed = new ArrayList<Changed>();
        is.forEach(
                (id, event) -> {
                    var fields =
                            was.containsKey(id)
                                    ? differing(was.get(id), event, NOT_OF_THE_DAY)
                                    : List.<String>of();
                    if (!fields.isEmpty()) {
                        changed.add(new Changed(id, fields));
                    }
                });
        return new DigestDifference(
                without(is.keySet(), was.keySet()),
                without(was.keySet(), is.keySet()),
                List.copyOf(changed),
                differing(before, after, NOT_OF_THE_FRAME));
    }

    /** Of a day that was not published: all is new. */
    static DigestDifference fromNothing(RepoDayDigest after) {
        return new DigestDifference(
                without(byId(after).keySet(), Set.of()), Set.of(), List.of(), List.of());
    }

    boolean none() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty() && frame.isEmpty();
    }

    /** For people. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        frame.forEach(field -> lines.add(field + " differs"));
        added.forEach(id -> lines.add("+ " + id));
        removed.forEach(id -> lines.add("- " + id));
        changed.forEach(
                change ->
                        lines.add("~ " + change.id() + ": " + String.join(", ", change.fields())));
        return lines;
    }

    private static HashMap<String, EnrichedEvent> byId(RepoDayDigest digest) {
        var events = new HashMap<String, EnrichedEvent>();
        digest.getEvents().forEach(event -> events.put(event.getId(), event));
        return events;
    }

    private static Set<String> without(Set<String> ids, Set<String> others) {
        var rest = new TreeSet<>(ids);
        rest.removeAll(others);
        return rest;
    }

    private static List<String> differing(
            SpecificRecord before, SpecificRecord after, Set<String> leftOut) {
        return before.getSchema().getFields().stream()
                .filter(field -> !leftOut.contains(field.name()))
                .filter(field -> !Objects.equals(before.get(field.pos()), after.get(field.pos())))
                .map(Schema.Field::name)
                .toList();
    }
}
