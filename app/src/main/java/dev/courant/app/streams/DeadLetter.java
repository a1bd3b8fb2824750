package dev.courant.app.streams;

import dev.courant.app.config.Redaction;
import dev.courant.async.Origin;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A record that a stage could make nothing of, as it goes to the dead-letter topic: key, value and
 * headers untouched, and further headers that say from where and why. Without a value (it had none,
 * it is too large, or Kafka Streams has let go of it since something was sent on its behalf) it
 * says that the value stands at its source.
 */
final class DeadLetter {

    /** Setting of a Streams application: where its dead letters go. */
    static final String TOPIC_CONFIG = "courant.dead-letters.topic";

    /** Setting of a Streams application: which stage it is. */
    static final String STAGE_CONFIG = "courant.stage";

    /** Setting of a Streams application: a {@link Runnable} that is run for each of its letters. */
    static final String COUNTER_CONFIG = "courant.dead-letters.counter";

    private static final int LONGEST_REASON = 1_000;

    private final String topic;
    private final String stage;
    private final Runnable counter;

    DeadLetter(Map<String, ?> settings) {
        this.topic = String.valueOf(settings.get(TOPIC_CONFIG));
        this.stage = String.valueOf(settings.get(STAGE_CONFIG));
        this.counter = settings.get(COUNTER_CONFIG) instanceof Runnable given ? given : () -> {};
    }

    ProducerRecord<byte[], byte[]> of(
            ErrorHandlerContext context,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Exception reason) {
        var headers = new RecordHeaders(context.headers());
        put(headers, DeadLetterHeaders.TOPIC, context.topic());
        put(headers, DeadLetterHeaders.PARTITION, context.partition());
        put(headers, DeadLetterHeaders.OFFSET, context.offset());
        put(headers, DeadLetterHeaders.TIMESTAMP, context.timestamp());
        return letter(headers, key, value, reason);
    }

    /** What waited in a stage, as it was before it came there; headers are not kept that long. */
    ProducerRecord<byte[], byte[]> of(Origin origin, Exception reason) {
        var headers = new RecordHeaders();
        put(headers, DeadLetterHeaders.TOPIC, origin.topic());
        if (origin.offset() >= 0) {
            put(headers, DeadLetterHeaders.PARTITION, origin.partition());
            put(headers, DeadLetterHeaders.OFFSET, origin.offset());
        }
        put(headers, DeadLetterHeaders.TIMESTAMP, origin.timestamp());
        return letter(headers, origin.key(), origin.value(), reason);
    }

    private ProducerRecord<byte[], byte[]> letter(
            RecordHeaders headers,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Exception reason) {
        counter.run();
        put(headers, DeadLetterHeaders.STAGE, stage);
        put(headers, DeadLetterHeaders.REASON, reasonOf(reason));
        if (value == null || isTooLarge(value)) {
            put(headers, DeadLetterHeaders.AT_SOURCE, true);
            return new ProducerRecord<>(topic, null, null, key, null, headers);
        }
        return new ProducerRecord<>(topic, null, null, key, value, headers);
    }

    /**
     * Only where somebody has raised the limit of a topic: ours are below that of the dead letters.
     */
    private static boolean isTooLarge(byte[] value) {
        return value.length > StreamsSettings.MAX_MESSAGE_BYTES;
    }

    /** The root of a chain of exceptions says what is wrong; those above only that something is. */
    static String reasonOf(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        var text = Redaction.of(root.getClass().getSimpleName() + ": " + root.getMessage());
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON);
    }

    private static void put(RecordHeaders headers, String name, Object value) {
        headers.add(name, value.toString().getBytes(StandardCharsets.UTF_8));
    }
}
