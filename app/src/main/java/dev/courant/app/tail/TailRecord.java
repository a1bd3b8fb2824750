package dev.courant.app.tail;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * A record as it came.
 *
 * @param value empty for a tombstone, and for what cannot be decoded
 */
public record TailRecord(
        ConsumerRecord<byte[], byte[]> record, Optional<? extends SpecificRecord> value) {

    /** As text, which keys are in all of Courant's topics; empty without one. */
    public String key() {
        return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    }

    /** When it was written. */
    public Instant at() {
        return Instant.ofEpochMilli(record.timestamp());
    }

    /** Whether it ends what its key had. */
    boolean tombstone() {
        return record.value() == null;
    }
}
