package dev.courant.publisher.outbox;

import dev.courant.notify.Notice;
import dev.courant.notify.Notices;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Notices in topics and stores: JSON, which a later version may add to. */
final class NoticeSerde {

    private NoticeSerde() {}

    static Serde<Notice> serde() {
        return Serdes.serdeFrom(
                (topic, notice) -> notice == null ? null : Notices.toBytes(notice),
                (topic, bytes) -> bytes == null ? null : read(topic, bytes));
    }

    private static Notice read(String topic, byte[] bytes) {
        try {
            return Notices.read(bytes);
        } catch (IllegalArgumentException e) {
            throw new SerializationException("Not a notice, in " + topic, e);
        }
    }
}
