package dev.courant.aggregator;

import dev.courant.schemas.AvroSerdes;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Progress;
import dev.courant.schemas.ReplayRequest;
import dev.courant.schemas.RepoDayDigest;
import dev.courant.schemas.Topics;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Groups enriched events per repository and day, and emits each day's digest when the day is
 * complete.
 *
 * <p>{@code enriched}, {@code progress} and {@code replays} must have the same number of partitions
 * and the same partitioner, so that all that is of a repository meets in one task. There are no
 * timers and no clock: what comes out depends on what came in.
 */
public final class AggregatorTopology implements Supplier<Topology> {

    static final String ENRICHED_SOURCE = "enriched-source";
    static final String PROGRESS_SOURCE = "progress-source";
    static final String REPLAYS_SOURCE = "replays-source";
    static final String COLLECT_EVENTS = "collect-events";
    static final String CLOSE_DAYS = "close-days";
    static final String REOPEN_DAYS = "reopen-days";
    static final String DIGESTS_SINK = "digests-sink";

    static final String DAY_EVENTS = "day-events";
    static final String EVENT_DAYS = "event-days";
    static final String DAYS = "days";
    static final String REPOS = "repos";
    static final String HELD_PROGRESS = "held-progress";

    private final AggregatorConfig config;
    private final Topics topics;
    private final AvroSerdes serdes;
    private final Function<String, KeyValueBytesStoreSupplier> persistence;

    public AggregatorTopology(AggregatorConfig config, Topics topics, AvroSerdes serdes) {
        this(config, topics, serdes, Stores::persistentKeyValueStore);
    }

    AggregatorTopology(
            AggregatorConfig config,
            Topics topics,
            AvroSerdes serdes,
            Function<String, KeyValueBytesStoreSupplier> persistence) {
        this.config = config;
        this.topics = topics;
        this.serdes = serdes;
        this.persistence = persistence;
    }

    @Override
    public Topology get() {
        var strings = Serdes.String();
        var topology = new Topology();
        topology.addSource(
                ENRICHED_SOURCE,
                strings.deserializer(),
                serdes.of(EnrichedEvent.class).deserializer(),
                topics.enriched());
        topology.addSource(
                PROGRESS_SOURCE,
                strings.deserializer(),
                serdes.of(Progress.class).deserializer(),
                topics.progress());
        topology.addSource(
                REPLAYS_SOURCE,
                strings.deserializer(),
                serdes.of(ReplayRequest.class).deserializer(),
                topics.replays());
        topology.addProcessor(COLLECT_EVENTS, () -> new EventCollector(config), ENRICHED_SOURCE);
        topology.addProcessor(
                CLOSE_DAYS, () -> new DayCloser(config), PROGRESS_SOURCE, COLLECT_EVENTS);
        topology.addProcessor(REOPEN_DAYS, () -> new DayReopener(config), REPLAYS_SOURCE);
        stores().forEach(
                        store ->
                                topology.addStateStore(
                                        store, COLLECT_EVENTS, CLOSE_DAYS, REOPEN_DAYS));
        topology.addSink(
                DIGESTS_SINK,
                topics.digests(),
                strings.serializer(),
                serdes.of(RepoDayDigest.class).serializer(),
                CLOSE_DAYS);
        return topology;
    }

    /**
     * The two that are rewritten by every event are cached: their changelogs then grow per commit,
     * not per event.
     */
    private List<StoreBuilder<? extends KeyValueStore<String, ?>>> stores() {
        return List.of(
                store(DAY_EVENTS, serdes.of(EnrichedEvent.class)),
                store(EVENT_DAYS, Serdes.String()),
                store(DAYS, serdes.of(DayState.class)).withCachingEnabled(),
                store(REPOS, serdes.of(RepoState.class)).withCachingEnabled(),
                store(HELD_PROGRESS, serdes.of(Progress.class)));
    }

    private <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> values) {
        return Stores.keyValueStoreBuilder(persistence.apply(name), Serdes.String(), values);
    }
}
