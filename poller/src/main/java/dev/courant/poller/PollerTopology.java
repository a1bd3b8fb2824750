package dev.courant.poller;

import dev.courant.async.AsyncConfig;
import dev.courant.async.AsyncStage;
import dev.courant.async.CallPool;
import dev.courant.github.GitHubClient;
import dev.courant.schemas.AvroSerdes;
import dev.courant.schemas.Topics;
import dev.courant.schemas.WatchedRepo;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Polls the watched repositories: every commit and every issue becomes one raw record, exactly
 * once, and a mark behind them says how far the repository is complete.
 */
public final class PollerTopology implements Supplier<Topology> {

    static final String WATCHLIST_SOURCE = "watchlist";
    static final String POLL_PROCESSOR = "poll";
    static final String PENDING_STORE = "pending-polls";
    static final String CURSORS_STORE = "cursors";
    static final String EMITTED_STORE = "emitted";
    static final String RAW_COMMITS_SINK = "raw-commits";
    static final String RAW_ISSUES_SINK = "raw-issues";

    /** A step is at most two requests, and the client bounds each. */
    private static final Duration STEP_TIMEOUT = Duration.ofMinutes(2);

    private final PollerConfig config;
    private final Topics topics;
    private final AvroSerdes serdes;
    private final CallPool pool;
    private final RepoReader reader;
    private final PollMeter meter;

    /**
     * @param pool runs the reads; shared by all tasks of the instance
     * @param client closed by the caller, after the streams
     */
    public PollerTopology(
            PollerConfig config,
            Topics topics,
            AvroSerdes serdes,
            CallPool pool,
            GitHubClient client) {
        this(config, topics, serdes, pool, new RepoReader(config, client), PollMeter.NONE);
    }

    private PollerTopology(
            PollerConfig config,
            Topics topics,
            AvroSerdes serdes,
            CallPool pool,
            RepoReader reader,
            PollMeter meter) {
        this.config = config;
        this.topics = topics;
        this.serdes = serdes;
        this.pool = pool;
        this.reader = reader;
        this.meter = meter;
    }

    /** The same, and the meter is told of each poll. */
    public PollerTopology meteredBy(PollMeter newMeter) {
        return new PollerTopology(config, topics, serdes, pool, reader, newMeter);
    }

    @Override
    public Topology get() {
        Serde<WatchedRepo> watches = serdes.of(WatchedRepo.class);
        Serde<SpecificRecord> raw = serdes.any();
        var topology = new Topology();
        topology.addSource(
                AutoOffsetReset.earliest(),
                WATCHLIST_SOURCE,
                new StringDeserializer(),
                watches.deserializer(),
                topics.watchlist());
        topology.addProcessor(POLL_PROCESSOR, () -> poll(watches), WATCHLIST_SOURCE);
        topology.addStateStore(AsyncStage.store(PENDING_STORE), POLL_PROCESSOR);
        topology.addStateStore(store(CURSORS_STORE, serdes.of(Cursor.class)), POLL_PROCESSOR);
        topology.addStateStore(store(EMITTED_STORE, Serdes.Long()), POLL_PROCESSOR);
        topology.addSink(
                RAW_COMMITS_SINK,
                topics.rawCommits(),
                new StringSerializer(),
                raw.serializer(),
                POLL_PROCESSOR);
        topology.addSink(
                RAW_ISSUES_SINK,
                topics.rawIssues(),
                new StringSerializer(),
                raw.serializer(),
                POLL_PROCESSOR);
        return topology;
    }

    private Processor<String, WatchedRepo, String, SpecificRecord> poll(
            Serde<WatchedRepo> watches) {
        var stageConfig =
                AsyncConfig.of(PENDING_STORE)
                        .withMaxPerKey(1)
                        .withTimeout(STEP_TIMEOUT)
                        .withFailures(
                                config.maxFailures(), config.firstBackoff(), config.maxBackoff());
        return new PollProcessor(config, stageConfig, pool, watches, reader, meter);
    }

    private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> values) {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(name), Serdes.String(), values);
    }
}
