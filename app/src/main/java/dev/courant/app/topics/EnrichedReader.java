package dev.courant.app.topics;

import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.OffsetRange;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads enriched events by the offset ranges that a digest names. For one thread. */
public final class EnrichedReader implements AutoCloseable {

    private final RangeReader reader;
    private final RecordDecoder<EnrichedEvent> events;

    public EnrichedReader(Cluster cluster) {
        this.reader = new RangeReader(cluster);
        this.events = RecordDecoder.of(cluster, EnrichedEvent.class);
    }

    /**
     * The latest record of each event that is wanted, in the order of first sightings.
     *
     * @param ids of the wanted events; the ranges may hold others
     */
    public List<EnrichedEvent> read(List<OffsetRange> ranges, Set<String> ids) {
        var found = new LinkedHashMap<String, EnrichedEvent>();
        ranges.forEach(range -> reader.read(range, record -> take(record, ids, found)));
        return List.copyOf(found.values());
    }

    private void take(
            ConsumerRecord<String, byte[]> record,
            Set<String> ids,
            Map<String, EnrichedEvent> found) {
        events.decode(record)
                .filter(event -> ids.contains(event.getId()))
                .ifPresent(event -> found.put(event.getId(), event));
    }

    @Override
    public void close() {
        reader.close();
    }
}
