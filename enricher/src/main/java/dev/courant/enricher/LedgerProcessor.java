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

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

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
    private final ProgressMeter meter;

    /** Those of which the meter was told. */
    private final Set<String> repos = new HashSet<>();

    private @Nullable ProcessorContext<String, SpecificRecord> context;
    private @Nullable RepoLedger ledger;

    LedgerProcessor(Topics topics, ProgressMeter meter) {
        this.topics = topics;
        this.meter = meter;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> processorContext) {
        context = processorContext;
        ledger = new RepoLedger(processorContext, topics);
        ledger.watermarks().forEach(this::tell);
    }

    private void tell(String repo, Instant through) {
        repos.add(repo);
        meter.complete(repo, through);
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
        tell(progress.getRepo(), progress.getThrough());
    }

    @Override
    public void close() {
        repos.forEach(meter::left);
        repos.clear();
    }
}
