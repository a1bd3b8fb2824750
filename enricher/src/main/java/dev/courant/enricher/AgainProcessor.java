package dev.courant.enricher;

import dev.courant.schemas.EnrichedEvent;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Events that shall be analysed again enter behind the diffs, which they have. Under another key
 * than their repository they would be counted by another task.
 */
final class AgainProcessor extends ContextualProcessor<String, SpecificRecord, String, Finding> {

    @Override
    public void process(Record<String, SpecificRecord> record) {
        if (!(record.value() instanceof EnrichedEvent event)) {
            throw new IllegalArgumentException(
                    "Not an enriched event, though it was sent to be analysed again");
        }
        if (!event.getRepo().equals(record.key())) {
            throw new IllegalArgumentException(
                    "An event that shall be analysed again is keyed by its repository");
        }
        context().forward(record.withValue(new Finding.Event(event)));
    }
}
