package dev.courant.async;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

import java.util.List;

/**
 * The durable asynchronous stage: a part of a processor that remembers work in a changelogged store
 * and has it done on other threads.
 *
 * <p>Owner: the stream thread of one task, for everything; one instance per task. After a crash,
 * everything in the store is taken in again in its old order, and what was under way is called
 * again: a call may happen more than once, its outcome is forwarded once.
 *
 * @param <P> what an entry carries
 * @param <R> what a call returns
 */
public final class AsyncStage<P, R> implements AutoCloseable {

    private final ProcessorContext<?, ?> context;
    private final SafeHandler<P, R> handler;
    private final Engine<P, R> engine;
    private final Alarm alarm;

    /** For room, since the last tick. */
    private long waitedMs;

    private AsyncStage(
            ProcessorContext<?, ?> context,
            AsyncConfig config,
            SafeHandler<P, R> handler,
            Engine<P, R> engine) {
        this.context = context;
        this.handler = handler;
        this.engine = engine;
        this.alarm = new Alarm(context, config.tick(), this::tick);
    }

    /**
     * Opens the stage in {@code Processor.init}, and takes in again what was pending.
     *
     * @param context the processor's own
     * @param pool where calls run; shared by the tasks of an instance
     * @param payloads how payloads are stored
     */
    public static <P, R> AsyncStage<P, R> open(
            ProcessorContext<?, ?> context,
            AsyncConfig config,
            CallPool pool,
            Serde<P> payloads,
            AsyncHandler<P, R> handler) {
        KeyValueStore<Long, byte[]> store = context.getStateStore(config.storeName());
        String changelog = context.applicationId() + "-" + config.storeName() + "-changelog";
        var journal = new StoreJournal<P>(store, new EntryCodec<>(payloads, changelog));
        var safe = new SafeHandler<>(handler);
        var engine = new Engine<P, R>(config, pool, journal, safe);
        var stage = new AsyncStage<P, R>(context, config, safe, engine);
        stage.alarm.setFor(stage.nextWake(), context.currentSystemTimeMs());
        return stage;
    }

    /** The store that the topology must connect to the processor. */
    public static StoreBuilder<KeyValueStore<Long, byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(name), Serdes.Long(), Serdes.ByteArray());
    }

    /** Adds work that may start at once; replaces an entry with the same id. */
    public void submit(String id, String key, P payload, long timestamp) {
        submit(id, key, payload, timestamp, 0);
    }

    /**
     * Adds work that may start at {@code notBefore}; replaces an entry with the same id, and then
     * stands where a new one would: behind the barriers that the old one stood before.
     *
     * @param timestamp of the record that it comes from, epoch milliseconds; kept with the entry
     * @param notBefore epoch milliseconds by {@link ProcessorContext#currentSystemTimeMs()}
     */
    public void submit(String id, String key, P payload, long timestamp, long notBefore) {
        waitForRoom();
        engine.submit(id, key, payload, timestamp, notBefore);
        turn(context.currentSystemTimeMs());
    }

    /**
     * Adds a barrier: it is released when every entry of its key that was submitted before it is
     * done.
     */
    public void barrier(String id, String key, P payload, long timestamp) {
        engine.barrier(id, key, payload, timestamp);
        turn(context.currentSystemTimeMs());
    }

    /** Forgets an entry, if there is one; the outcome of a call under way counts for nothing. */
    public void cancel(String id) {
        engine.cancel(id);
        turn(context.currentSystemTimeMs());
    }

    /** True if an entry with this id is pending. */
    public boolean contains(String id) {
        return engine.contains(id);
    }

    /** The ids of all entries and barriers that are pending now, in their order of arrival. */
    public List<String> ids() {
        return engine.ids();
    }

    /** Entries and barriers that are not done. */
    public int pending() {
        return engine.pending();
    }

    /**
     * Ends the stage in {@code Processor.close}: calls under way are interrupted, their outcomes
     * dropped.
     */
    @Override
    public void close() {
        alarm.cancel();
        engine.close();
    }

    private void tick(long now) {
        waitedMs = 0;
        turn(now);
    }

    private void turn(long now) {
        if (engine.inTurn()) {
            return; // the handler calls in; the turn that called it goes on when it returns
        }
        int settled = engine.turn(now);
        alarm.noteTurn(settled > 0);
        alarm.setFor(nextWake(), now);
        handler.throwUnsettled();
    }

    private long nextWake() {
        return engine.callsUnderWay() || engine.overCapacity() ? 0 : engine.nextRipe();
    }

    /**
     * Backpressure: Kafka Streams cannot pause one task, so above the capacity its thread is kept
     * waiting. Between two ticks there may be hundreds of records, of a batch or forwarded by one
     * turn of a stage before this one, and no commit: together they wait no longer than one may.
     * What ended is settled in the turn behind the submission: whatever that turn fails at, the
     * record is in.
     */
    private void waitForRoom() {
        long mayWaitMs = AsyncConfig.MAX_WAIT_AT_CAPACITY.toMillis() - waitedMs;
        if (!engine.overCapacity() || engine.inTurn() || mayWaitMs <= 0) {
            return;
        }
        try {
            waitedMs += engine.awaitCall(mayWaitMs);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
