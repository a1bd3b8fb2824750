package dev.courant.app.faults;

import dev.courant.app.config.KafkaSettings;
import dev.courant.app.streams.StreamsSettings;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** A small service with a store: copies records, exactly once. A program of its own. */
public final class RecoveryProbe {

    /** With whose settings. */
    enum Settings {
        COURANT,
        KAFKA_DEFAULTS;

        String in() {
            return name() + ".in";
        }

        String out() {
            return name() + ".out";
        }
    }

    private static final String STORE = "seen";

    private RecoveryProbe() {}

    /**
     * @param arguments the brokers, whose settings, and where state is kept
     */
    public static void main(String... arguments) {
        var settings = Settings.valueOf(arguments[1]);
        var properties = properties(arguments[0], settings, Path.of(arguments[2]));
        var streams = new KafkaStreams(topology(settings), properties);
        Runtime.getRuntime().addShutdownHook(new Thread(streams::close));
        streams.start();
    }

    private static Topology topology(Settings settings) {
        var strings = Serdes.String();
        return new Topology()
                .addSource("in", strings.deserializer(), strings.deserializer(), settings.in())
                .addProcessor("copy", Copy::new, "in")
                .addStateStore(
                        Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(STORE), strings, strings),
                        "copy")
                .addSink("out", settings.out(), strings.serializer(), strings.serializer(), "copy");
    }

    private static final class Copy extends ContextualProcessor<String, String, String, String> {
        @Override
        public void process(Record<String, String> record) {
            KeyValueStore<String, String> store = context().getStateStore(STORE);
            store.put(record.key(), record.value());
            context().forward(record);
        }
    }

    private static Properties properties(String brokers, Settings settings, Path state) {
        return switch (settings) {
            case COURANT ->
                    new StreamsSettings(kafka(brokers), brokers, state, "probe", true).of("probe");
            case KAFKA_DEFAULTS -> defaults(brokers, state);
        };
    }

    private static KafkaSettings kafka(String brokers) {
        return new KafkaSettings(
                brokers, "mock://probe", 0, 0, "probe.", 1, Optional.of(1), 1, Map.of(), Map.of());
    }

    private static Properties defaults(String brokers, Path state) {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "defaults");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
        return properties;
    }
}
