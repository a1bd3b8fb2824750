package dev.courant.schemas;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientConfig;
import io.confluent.kafka.serializers.AbstractKafkaSchemaSerDeConfig;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroDeserializerConfig;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.confluent.kafka.serializers.KafkaAvroSerializerConfig;
import io.confluent.kafka.serializers.subject.TopicRecordNameStrategy;

import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/**
 * Serdes in Confluent's wire format, against one schema registry. Subjects are named by topic and
 * record ({@code TopicRecordNameStrategy}), since the raw topics carry several record types.
 */
public final class AvroSerdes {

    static {
        // From 1.12.2 on, Avro makes objects only of classes that it has been told to trust; these
        // are generated ones.
        ClassSecurityValidator.setGlobal(
                ClassSecurityValidator.composite(
                        ClassSecurityValidator.getGlobal(),
                        type -> type.getName().startsWith("dev.courant.")));
    }

    /**
     * Largest value that is written, in bytes: with its key and headers it fits into a record of 9
     * MiB. A producer that meets a larger one in a transaction cannot go on.
     */
    public static final int MAX_VALUE_BYTES = (9 << 20) - (64 << 10);

    /**
     * The client's own default is a minute. A thread that waits for so long loses its transaction,
     * which Kafka Streams gives ten seconds; the client asks again by itself.
     */
    private static final int REGISTRY_TIMEOUT_MS = 4_000;

    private final Map<String, Object> config;

    /**
     * @param registryUrl address of the registry's Confluent API, or {@code mock://name} for one in
     *     memory that all serdes with the same name in this JVM share
     */
    public AvroSerdes(String registryUrl) {
        this(Map.of(AbstractKafkaSchemaSerDeConfig.SCHEMA_REGISTRY_URL_CONFIG, registryUrl));
    }

    /**
     * @param clientConfig the registry client's own settings, {@code schema.registry.url} among
     *     them; timeouts are 4 seconds unless it says otherwise
     */
    public AvroSerdes(Map<String, ?> clientConfig) {
        var settings = new HashMap<String, Object>(clientConfig);
        settings.putIfAbsent(
                SchemaRegistryClientConfig.HTTP_CONNECT_TIMEOUT_MS, REGISTRY_TIMEOUT_MS);
        settings.putIfAbsent(SchemaRegistryClientConfig.HTTP_READ_TIMEOUT_MS, REGISTRY_TIMEOUT_MS);
        settings.put(
                AbstractKafkaSchemaSerDeConfig.VALUE_SUBJECT_NAME_STRATEGY,
                TopicRecordNameStrategy.class.getName());
        settings.put(KafkaAvroDeserializerConfig.SPECIFIC_AVRO_READER_CONFIG, true);
        settings.put(KafkaAvroSerializerConfig.AVRO_REMOVE_JAVA_PROPS_CONFIG, true);
        this.config = Map.copyOf(settings);
    }

    /**
     * A serde for values of one record type. Reading another type fails with a {@link
     * ClassCastException}, writing more than {@link #MAX_VALUE_BYTES} with a {@link
     * SerializationException}.
     */
    public <T extends SpecificRecord> Serde<T> of(Class<T> type) {
        return serde(type);
    }

    /** A serde for a topic that holds several record types, as the raw topics do. */
    public Serde<SpecificRecord> any() {
        return serde(SpecificRecord.class);
    }

    private <T extends SpecificRecord> Serde<T> serde(Class<T> type) {
        var serializer = new KafkaAvroSerializer();
        var deserializer = new KafkaAvroDeserializer();
        serializer.configure(config, false);
        deserializer.configure(config, false);
        return Serdes.serdeFrom(
                (topic, value) -> bounded(topic, serializer.serialize(topic, value)),
                (topic, bytes) -> type.cast(deserializer.deserialize(topic, bytes)));
    }

    private static byte @Nullable [] bounded(String topic, byte @Nullable [] value) {
        if (value != null && value.length > MAX_VALUE_BYTES) {
            throw new SerializationException(
                    "A value of %d bytes is too large for %s: %d are written at most"
                            .formatted(value.length, topic, MAX_VALUE_BYTES));
        }
        return value;
    }
}
