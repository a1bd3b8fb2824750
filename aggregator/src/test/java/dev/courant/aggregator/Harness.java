package dev.courant.aggregator;

import dev.courant.schemas.AvroSerdes;
import dev.courant.schemas.DigestKey;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Progress;
import dev.courant.schemas.ReplayRequest;
import dev.courant.schemas.RepoDayDigest;
import dev.courant.schemas.Topics;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/** The aggregator in a test driver, with a registry of its own. */
final class Harness implements AutoCloseable {

    private static final Topics TOPICS = Topics.withDefaultPrefix();
    private static final List<String> STORES =
            List.of(
                    AggregatorTopology.DAY_EVENTS,
                    AggregatorTopology.EVENT_DAYS,
                    AggregatorTopology.DAYS,
                    AggregatorTopology.REPOS,
                    AggregatorTopology.HELD_PROGRESS);

    private final AvroSerdes serdes;
    private final Function<String, KeyValueBytesStoreSupplier> persistence;
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, EnrichedEvent> enriched;
    private final TestInputTopic<String, Progress> progress;
    private final TestInputTopic<String, ReplayRequest> replays;
    private final TestOutputTopic<String, RepoDayDigest> digests;

    Harness(AggregatorConfig config) {
        this(
                config,
                new AvroSerdes("mock://" + UUID.randomUUID()),
                Stores::persistentKeyValueStore);
    }

    Harness(AggregatorConfig config, Function<String, KeyValueBytesStoreSupplier> persistence) {
        this(config, new AvroSerdes("mock://" + UUID.randomUUID()), persistence);
    }

    private Harness(
            AggregatorConfig config,
            AvroSerdes serdes,
            Function<String, KeyValueBytesStoreSupplier> persistence) {
        this.serdes = serdes;
        this.persistence = persistence;
        driver =
                new TopologyTestDriver(
                        new AggregatorTopology(config, TOPICS, serdes, persistence).get(),
                        properties());
        var strings = Serdes.String();
        enriched =
                driver.createInputTopic(
                        TOPICS.enriched(),
                        strings.serializer(),
                        serdes.of(EnrichedEvent.class).serializer());
        progress =
                driver.createInputTopic(
                        TOPICS.progress(),
                        strings.serializer(),
                        serdes.of(Progress.class).serializer());
        replays =
                driver.createInputTopic(
                        TOPICS.replays(),
                        strings.serializer(),
                        serdes.of(ReplayRequest.class).serializer());
        digests =
                driver.createOutputTopic(
                        TOPICS.digests(),
                        strings.deserializer(),
                        serdes.of(RepoDayDigest.class).deserializer());
    }

    static Harness in(String zone) {
        return new Harness(AggregatorConfig.in(ZoneId.of(zone)));
    }

    void accept(EnrichedEvent... events) {
        for (var event : events) {
            enriched.pipeInput(event.getRepo(), event, event.getOccurredAt());
        }
    }

    void accept(Progress said) {
        progress.pipeInput(said.getRepo(), said, said.getThrough());
    }

    void askFor(DigestKey day) {
        replays.pipeInput(day.repo(), new ReplayRequest(day.repo(), day.day()));
    }

    /** The digests emitted since this was last asked. */
    List<RepoDayDigest> emitted() {
        return digests.readValuesToList();
    }

    /** Asserts on record level are for those that care for keys and timestamps. */
    TestOutputTopic<String, RepoDayDigest> digests() {
        return digests;
    }

    /**
     * The latest of the digests emitted since this was last asked, as the compacted topic keeps
     * them.
     */
    Map<DigestKey, RepoDayDigest> latest() {
        var latest =
                new TreeMap<DigestKey, RepoDayDigest>(
                        (a, b) -> a.toString().compareTo(b.toString()));
        digests.readKeyValuesToList()
                .forEach(entry -> latest.put(DigestKey.parse(entry.key), entry.value));
        return latest;
    }

    static List<LocalDate> days(List<RepoDayDigest> digests) {
        return digests.stream().map(RepoDayDigest::getDay).toList();
    }

    /**
     * A new driver that begins with what this one's stores hold, as another instance does after a
     * crash.
     */
    Harness restarted(AggregatorConfig config) {
        var next = new Harness(config, serdes, persistence);
        STORES.forEach(name -> copy(name, next));
        close();
        return next;
    }

    private void copy(String name, Harness to) {
        var target = to.driver.<String, Object>getKeyValueStore(name);
        try (var all = driver.<String, Object>getKeyValueStore(name).all()) {
            all.forEachRemaining(entry -> target.put(entry.key, entry.value));
        }
    }

    private static Properties properties() {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "aggregator-" + UUID.randomUUID());
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
        // Without a cache every read reaches the store, and can be counted.
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, "0");
        return properties;
    }

    @Override
    public void close() {
        driver.close();
    }
}
