package dev.courant.enricher;

import dev.courant.async.Entry;
import dev.courant.async.Origin;
import dev.courant.schemas.AvroSerdes;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Raw records as they wait in the store: in the wire format of their topic, so that a release with
 * newer schemas still reads what an older one left there. Owner: one stream thread.
 */
final class RawCodec {

    private final Serde<SpecificRecord> serde;

    RawCodec(AvroSerdes serdes) {
        this.serde = serdes.any();
    }

    PendingRecord encode(SpecificRecord value, RawPosition position) {
        byte[] bytes = serde.serializer().serialize(position.topic(), value);
        return new PendingRecord(
                position.topic(), position.partition(), position.offset(), ByteBuffer.wrap(bytes));
    }

    <T extends SpecificRecord> T decode(PendingRecord pending, Class<T> type) {
        byte[] bytes = bytes(pending);
        return type.cast(serde.deserializer().deserialize(pending.getTopic(), bytes));
    }

    /** The raw record that an entry was. */
    static Origin origin(Entry<PendingRecord> entry) {
        PendingRecord pending = entry.payload();
        return new Origin(
                pending.getTopic(),
                pending.getPartition(),
                pending.getOffset(),
                entry.timestamp(),
                entry.key().getBytes(StandardCharsets.UTF_8),
                bytes(pending));
    }

    private static byte[] bytes(PendingRecord pending) {
        ByteBuffer value = pending.getValue();
        byte[] bytes = new byte[value.remaining()];
        value.duplicate().get(bytes);
        return bytes;
    }

    static RawPosition position(PendingRecord pending) {
        return new RawPosition(pending.getTopic(), pending.getPartition(), pending.getOffset());
    }
}
