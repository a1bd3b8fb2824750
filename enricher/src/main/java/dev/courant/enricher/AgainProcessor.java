package dev.courant.enricher;

import dev.courant.schemas.EnrichedEvent;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Events that shall be analysed again enter behind the diffs, which they have. */
final class AgainProcessor extends ContextualProcessor<String, SpecificRecord, String, Finding> {

    @Override
    public void process(Record<String, SpecificRecord> record) {
        if (!(record.value() instanceof EnrichedEvent event)) {
            throw new IllegalArgumentException(
                    "Not an enriched event, though it was sent to be analysed again");
        }
        context().forward(record.withValue(new Finding.Event(event)));
    }
}
