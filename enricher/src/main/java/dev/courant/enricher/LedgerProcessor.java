package dev.courant.enricher;

import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.EventHeaders;
import dev.courant.schemas.Mark;
import dev.courant.schemas.Progress;
import dev.courant.schemas.Topics;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * The last step: events leave and are counted, marks become progress that says how many. Owner: the
 * stream thread of one task.
 *
 * <p>Events keep the raw record's timestamp, which is when they were read: by the time of what
 * happened, a broker with a retention would delete a backfill as it arrives. That time is in the
 * payload.
 */
final class LedgerProcessor implements Processor<String, Finding, String, SpecificRecord> {

    private final Topics topics;
    private @Nullable ProcessorContext<String, SpecificRecord> context;
    private @Nullable RepoLedger ledger;

    LedgerProcessor(Topics topics) {
        this.topics = topics;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> processorContext) {
        context = processorContext;
        ledger = new RepoLedger(processorContext, topics);
    }

    @Override
    public void process(Record<String, Finding> record) {
        switch (record.value()) {
            case Finding.Event(EnrichedEvent event) -> {
                forward(record, event);
                // Not before: of one that cannot be written and was counted, the aggregator would
                // wait for ever.
                ledger.emitted(event.getRepo());
            }
            case Finding.Complete(Mark mark, String topic) ->
                    ledger.marked(mark, topic).ifPresent(progress -> forward(record, progress));
        }
    }

    private void forward(Record<String, Finding> from, EnrichedEvent event) {
        String topic = topics.enriched();
        context.forward(
                new Record<>(from.key(), event, from.timestamp(), EventHeaders.of(event, topic)),
                EnricherTopology.ENRICHED_SINK);
    }

    private void forward(Record<String, Finding> from, Progress progress) {
        context.forward(
                new Record<>(from.key(), progress, from.timestamp()),
                EnricherTopology.PROGRESS_SINK);
    }
}
