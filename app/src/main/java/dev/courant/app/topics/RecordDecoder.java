package dev.courant.app.topics;

import dev.courant.app.streams.Outage;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;

/**
 * Decodes values that anybody may have written. What cannot be decoded is left out and logged: no
 * command comes to grief over one record among others.
 */
public final class RecordDecoder<T extends SpecificRecord> {

    private static final Logger LOG = LoggerFactory.getLogger(RecordDecoder.class);

    private final Deserializer<T> values;

    private RecordDecoder(Deserializer<T> values) {
        this.values = values;
    }

    public static <T extends SpecificRecord> RecordDecoder<T> of(Cluster cluster, Class<T> type) {
        return new RecordDecoder<>(cluster.serdes().of(type).deserializer());
    }

    /** For a topic of several types. */
    public static RecordDecoder<SpecificRecord> any(Cluster cluster) {
        return new RecordDecoder<>(cluster.serdes().any().deserializer());
    }

    /**
     * The record's value, empty for a tombstone and for what cannot be decoded.
     *
     * @throws RuntimeException if the schema registry cannot be asked, which says nothing about the
     *     record
     */
    public Optional<T> decode(ConsumerRecord<?, byte[]> record) {
        if (record.value() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(values.deserialize(record.topic(), record.value()));
        } catch (RuntimeException e) {
            if (Outage.causes(e)) {
                throw e;
            }
            LOG.warn(
                    "Cannot decode offset {} of {}-{}: going on without it",
                    record.offset(),
                    record.topic(),
                    record.partition(),
                    e);
            return Optional.empty();
        }
    }
}
