package dev.courant.aggregator;

import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.ModelUsage;

import org.jspecify.annotations.Nullable;

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
                .setUsage(sum(known.getUsage(), sighted.getUsage()))
                .build()
                .equals(known);
    }

    static EnrichedEvent merged(EnrichedEvent known, EnrichedEvent sighted) {
        return EnrichedEvent.newBuilder(sighted)
                .setOccurredAt(known.getOccurredAt())
                .setUsage(sum(known.getUsage(), sighted.getUsage()))
                .build();
    }

    /** What both have cost: an answer that was known already cost nothing. */
    private static @Nullable ModelUsage sum(@Nullable ModelUsage known, @Nullable ModelUsage now) {
        if (known == null || now == null) {
            return known == null ? now : known;
        }
        return now.getCalls() == 0
                ? known
                : new ModelUsage(
                        now.getModel(),
                        known.getCalls() + now.getCalls(),
                        known.getPromptTokens() + now.getPromptTokens(),
                        known.getCompletionTokens() + now.getCompletionTokens());
    }
}
