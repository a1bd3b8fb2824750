package dev.courant.aggregator;

import dev.courant.schemas.EnrichedEvent;

/**
 * What to do when an event is seen again, as after a backfill that overlaps or a raw record
 * enriched once more. When it happened is settled by the first sighting, since a closed day must
 * not lose it to another; the rest by the last.
 */
final class Sightings {

    private Sightings() {}

    /** True if the later one adds nothing but a place where the event can be read as well. */
    static boolean tellTheSame(EnrichedEvent known, EnrichedEvent sighted) {
        return EnrichedEvent.newBuilder(sighted)
                .setOccurredAt(known.getOccurredAt())
                .setRawTopic(known.getRawTopic())
                .setRawPartition(known.getRawPartition())
                .setRawOffset(known.getRawOffset())
                .build()
                .equals(known);
    }

    static EnrichedEvent merged(EnrichedEvent known, EnrichedEvent sighted) {
        return EnrichedEvent.newBuilder(sighted).setOccurredAt(known.getOccurredAt()).build();
    }
}
