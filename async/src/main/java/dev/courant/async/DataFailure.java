package dev.courant.async;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.errors.StreamsException;
import org.jspecify.annotations.Nullable;

/**
 * Tells what the data brought about from what is wrong with the task: what Kafka says is about
 * brokers and stores, but for what it says of bytes.
 */
public final class DataFailure {

    private DataFailure() {}

    /** True if the same data would fail in the same way on any instance. */
    public static boolean is(Throwable failure) {
        return !(failure instanceof KafkaException) || isAboutBytes(failure);
    }

    /** A sink wraps what its serializer says, and a processor what does not fit its types. */
    static boolean isAboutBytes(@Nullable Throwable failure) {
        return failure instanceof SerializationException
                || (failure instanceof StreamsException wrapped
                        && wrapped.getClass() == StreamsException.class
                        && (wrapped.getCause() instanceof ClassCastException
                                || isAboutBytes(wrapped.getCause())));
    }
}
