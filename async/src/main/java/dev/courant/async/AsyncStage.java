package dev.courant.async;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The durable asynchronous stage: a part of a processor that remembers work in a changelogged store and has it done on
 * other threads.
 *
 * <p>Owner: the stream thread of one task; one instance per task. After a crash, everything in the store is submitted
 * again, in its old order.
 *
 * @param <P> what an entry carries
 * @param <R> what a call returns
 */
public final class AsyncStage<P, R> implements AutoCloseable {

    /**
     * Opens the stage in {@code Processor.init}, and submits again what was pending.
     *
     * @param context the processor's own
     * @param payloads how payloads are stored
     */
    public static <P, R> AsyncStage<P, R> open(
            ProcessorContext<?, ?> context,
            AsyncConfig config,
            CallPool pool,
            Serde<P> payloads,
            AsyncHandler<P, R> handler) {
        throw new UnsupportedOperationException();
    }

    /** The store that the topology must connect to the processor. */
    public static StoreBuilder<KeyValueStore<Long, byte[]>> store(String name) {
        throw new UnsupportedOperationException();
    }

    /** Adds work that may start at once; replaces an entry with the same id. */
    public void submit(String id, String key, P payload, long timestamp) {
        submit(id, key, payload, timestamp, 0);
    }

    /** Adds work that may start at {@code notBefore}, epoch milliseconds; replaces an entry with the same id. */
    public void submit(String id, String key, P payload, long timestamp, long notBefore) {
        throw new UnsupportedOperationException();
    }

    /** Adds a barrier: it is released when every entry of its key that was submitted before it is done. */
    public void barrier(String id, String key, P payload, long timestamp) {
        throw new UnsupportedOperationException();
    }

    /** Forgets an entry, if there is one; the result of a call under way counts for nothing. */
    public void cancel(String id) {
        throw new UnsupportedOperationException();
    }

    /** True if an entry with this id is pending. */
    public boolean contains(String id) {
        throw new UnsupportedOperationException();
    }

    /** Entries and barriers that are not done. */
    public int pending() {
        throw new UnsupportedOperationException();
    }

    /** Ends the stage in {@code Processor.close}: calls under way are interrupted, their results dropped. */
    @Override
    public void close() {}
}
