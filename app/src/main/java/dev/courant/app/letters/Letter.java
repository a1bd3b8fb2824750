package dev.courant.app.letters;

import dev.courant.app.streams.DeadLetterHeaders;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * A dead letter as it stands in the topic. Anybody may have written there: a header that is missing
 * or makes no sense is empty, or -1.
 *
 * @param record with the key and the value of the record that failed
 */
public record Letter(ConsumerRecord<byte[], byte[]> record) {

    public LetterId id() {
        return new LetterId(record.partition(), record.offset());
    }

    /** When it became one. */
    public Instant at() {
        return Instant.ofEpochMilli(record.timestamp());
    }

    public byte @Nullable [] key() {
        return record.key();
    }

    /** The record's key as text, which keys are in all of Courant's topics; empty without one. */
    public String keyText() {
        return text(record.key());
    }

    public byte @Nullable [] value() {
        return record.value();
    }

    /** Bytes of its value, 0 without one. */
    public int size() {
        return record.value() == null ? 0 : record.value().length;
    }

    public String topic() {
        return header(DeadLetterHeaders.TOPIC).orElse("");
    }

    public String stage() {
        return header(DeadLetterHeaders.STAGE).orElse("");
    }

    public String reason() {
        return header(DeadLetterHeaders.REASON).orElse("");
    }

    /** Partition of its topic, -1 if it is not told. */
    public int partition() {
        long partition = number(DeadLetterHeaders.PARTITION);
        return partition > Integer.MAX_VALUE ? -1 : (int) partition;
    }

    /** Offset in its topic, -1 if it is not told. */
    public long offset() {
        return number(DeadLetterHeaders.OFFSET);
    }

    /** Epoch milliseconds; empty if it is not told. */
    public Optional<Long> timestamp() {
        return Optional.of(number(DeadLetterHeaders.TIMESTAMP)).filter(time -> time >= 0);
    }

    /** True if the value stands at the source alone. */
    public boolean atSource() {
        return record.headers().lastHeader(DeadLetterHeaders.AT_SOURCE) != null;
    }

    /** The headers that the record had before it became a dead letter. */
    public RecordHeaders ownHeaders() {
        var own = new RecordHeaders();
        for (Header header : record.headers()) {
            if (!DeadLetterHeaders.ALL.contains(header.key())) {
                own.add(header);
            }
        }
        return own;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(record.headers().lastHeader(name))
                .map(header -> text(header.value()));
    }

    /** A header that is a number from 0 on; -1 if it is missing or none. */
    long number(String name) {
        try {
            return header(name).map(Long::parseLong).filter(number -> number >= 0).orElse(-1L);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
