package dev.courant.publisher;

import dev.courant.schemas.WatchedRepo;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the watch list. Kafka's own global table takes the bytes of its topic as they are when it
 * is restored, and would fail at each reading of one that cannot be decoded; a processor is given
 * only those that can. Owner: the thread of the global stores.
 */
final class WatchedRepos implements Processor<String, WatchedRepo, Void, Void> {

    private @Nullable KeyValueStore<String, WatchedRepo> watched;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        watched = context.getStateStore(PublisherTopology.WATCHED_STORE);
    }

    @Override
    public void process(Record<String, WatchedRepo> record) {
        watched.put(record.key(), record.value());
    }
}
