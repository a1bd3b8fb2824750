package dev.courant.aggregator;

import dev.courant.schemas.DigestKey;
import dev.courant.schemas.ReplayRequest;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a day that got a digest before get another, with the next progress, although nothing about it
 * is new: an operator wants it published as this release and this configuration would.
 */
final class DayReopener implements Processor<String, ReplayRequest, Void, Void> {

    private static final Logger LOG = LoggerFactory.getLogger(DayReopener.class);

    private final AggregatorConfig config;
    private ProcessorContext<Void, Void> context;
    private Ledger ledger;

    DayReopener(AggregatorConfig config) {
        this.config = config;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        this.context = context;
        ledger = new Ledger(context, config.zone());
    }

    @Override
    public void process(Record<String, ReplayRequest> record) {
        if (record.key() == null || record.value() == null) {
            LOG.warn(
                    "Ignored a record without key or value, which asks for no replay: {}",
                    context.recordMetadata());
            return;
        }
        var key = new DigestKey(record.key(), record.value().getDay());
        var day = ledger.day(key);
        if (day.getRevision() == 0) {
            LOG.warn("{} is not closed yet: there is nothing to publish anew", key);
            return;
        }
        var repo = ledger.repo(key.repo());
        Ledger.markDirty(key, day, repo);
        ledger.put(key, day);
        ledger.put(key.repo(), repo);
    }
}
