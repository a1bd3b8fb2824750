package dev.courant.aggregator;

import dev.courant.schemas.DigestKey;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Progress;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts each event into its day, and passes on the progress that was held back until this event. A
 * handful of point reads and writes per event, whatever the day holds already: no scan.
 */
final class EventCollector implements Processor<String, EnrichedEvent, String, Progress> {

    private static final Logger LOG = LoggerFactory.getLogger(EventCollector.class);

    private final AggregatorConfig config;
    private final DayCalendar calendar;
    private final EventTrimmer trimmer;
    private final OffsetRanges ranges;
    private ProcessorContext<String, Progress> context;
    private Ledger ledger;

    EventCollector(AggregatorConfig config) {
        this.config = config;
        calendar = new DayCalendar(config.zone());
        trimmer = new EventTrimmer(config.bodyChars(), config.filesPerEvent());
        ranges = new OffsetRanges(config.mergeGap());
    }

    @Override
    public void init(ProcessorContext<String, Progress> context) {
        this.context = context;
        ledger = new Ledger(context, config.zone());
    }

    @Override
    public void process(Record<String, EnrichedEvent> record) {
        var repo = record.key();
        var event = record.value();
        if (repo == null || event == null) {
            LOG.warn(
                    "Ignored a record without key or value, which is no event: {}",
                    context.recordMetadata());
            return;
        }
        var state = ledger.repo(repo);
        collect(repo, state, trimmer.trim(event));
        state.setReceived(state.getReceived() + 1);
        ledger.put(repo, state);
        var awaited = state.getAwaited();
        if (awaited != null && state.getReceived() >= awaited) {
            context.forward(record.withValue(ledger.held(repo)));
        }
    }

    private void collect(String repo, RepoState state, EnrichedEvent sighted) {
        var known = ledger.event(repo, sighted.getId());
        if (known == null) {
            add(repo, state, sighted);
        } else if (!Sightings.tellTheSame(known, sighted)) {
            add(repo, state, Sightings.merged(known, sighted));
        }
    }

    private void add(String repo, RepoState state, EnrichedEvent event) {
        var key = new DigestKey(repo, calendar.dayOf(event.getOccurredAt()));
        var day = ledger.day(key);
        ledger.put(key, event);
        locate(day, event);
        if (day.getRevision() > 0) {
            Ledger.markDirty(key, day, state);
        }
        ledger.put(key, day);
    }

    private void locate(DayState day, EnrichedEvent event) {
        context.recordMetadata()
                .ifPresent(
                        at ->
                                day.setEnriched(
                                        ranges.with(
                                                day.getEnriched(),
                                                at.topic(),
                                                at.partition(),
                                                at.offset())));
        day.setRaw(
                ranges.with(
                        day.getRaw(),
                        event.getRawTopic(),
                        event.getRawPartition(),
                        event.getRawOffset()));
    }
}
