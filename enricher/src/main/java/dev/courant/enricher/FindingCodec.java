package dev.courant.enricher;

import dev.courant.async.Entry;
import dev.courant.async.Origin;
import dev.courant.schemas.AvroSerdes;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Mark;
import dev.courant.schemas.Topics;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Findings as they wait in the store: in the wire format of a topic, so that a release with newer
 * schemas still reads what an older one left there. Owner: one stream thread.
 */
final class FindingCodec {

    private final String enriched;
    private final String reanalyses;
    private final Serde<SpecificRecord> serde;

    FindingCodec(Topics topics, AvroSerdes serdes) {
        this.enriched = topics.enriched();
        this.reanalyses = topics.reanalyses();
        this.serde = serdes.any();
    }

    /**
     * @param timestamp of the record
     * @param arrivedAt our clock now
     */
    PendingFinding encode(Finding finding, long timestamp, long arrivedAt) {
        return switch (finding) {
            case Finding.Event(EnrichedEvent event) ->
                    encode(enriched, event, timestamp, arrivedAt);
            case Finding.Complete(Mark mark, String topic) ->
                    encode(topic, mark, timestamp, arrivedAt);
        };
    }

    private PendingFinding encode(
            String topic, SpecificRecord value, long timestamp, long arrivedAt) {
        byte[] bytes = serde.serializer().serialize(topic, value);
        return new PendingFinding(topic, timestamp, arrivedAt, ByteBuffer.wrap(bytes));
    }

    EnrichedEvent event(PendingFinding pending) {
        return (EnrichedEvent) value(pending);
    }

    Finding.Complete complete(PendingFinding pending) {
        return new Finding.Complete((Mark) value(pending), pending.getTopic());
    }

    private SpecificRecord value(PendingFinding pending) {
        return serde.deserializer().deserialize(pending.getTopic(), bytes(pending));
    }

    /**
     * What an entry was: an event, for the topic from which it is analysed again, or a mark, for
     * the raw topic that it came from.
     */
    Origin origin(Entry<PendingFinding> entry) {
        PendingFinding pending = entry.payload();
        return Origin.nowhere(
                entry.barrier() ? pending.getTopic() : reanalyses,
                entry.timestamp(),
                entry.key().getBytes(StandardCharsets.UTF_8),
                bytes(pending));
    }

    private static byte[] bytes(PendingFinding pending) {
        ByteBuffer value = pending.getValue();
        byte[] bytes = new byte[value.remaining()];
        value.duplicate().get(bytes);
        return bytes;
    }
}
