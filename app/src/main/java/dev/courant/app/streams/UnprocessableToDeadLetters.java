package dev.courant.app.streams;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Map;

/**
 * Sends the source record of a failure in a processor to the dead letters, and goes on with the
 * next. What is no fault of a record (a store, the brokers, an outage) or has none (a timer) is
 * left to the thread's own failure handling.
 */
public final class UnprocessableToDeadLetters implements ProcessingExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(UnprocessableToDeadLetters.class);

    private DeadLetter letters = new DeadLetter(Map.of());

    @Override
    public void configure(Map<String, ?> settings) {
        letters = new DeadLetter(settings);
    }

    @Override
    public Response handleError(
            ErrorHandlerContext context, Record<?, ?> record, Exception failure) {
        boolean hasSource = context.topic() != null;
        if (!hasSource || isOfTheTask(failure) || Outage.causes(failure)) {
            return Response.fail();
        }
        LOG.warn(
                "Cannot process offset {} of {}-{} in {}: it goes to the dead letters",
                context.offset(),
                context.topic(),
                context.partition(),
                context.processorNodeId(),
                failure);
        return Response.resume(
                List.of(
                        letters.of(
                                context,
                                context.sourceRawKey(),
                                context.sourceRawValue(),
                                failure)));
    }

    /** What Kafka says is about brokers and stores, but for what it says of bytes. */
    private static boolean isOfTheTask(Exception failure) {
        return failure instanceof KafkaException && !(failure instanceof SerializationException);
    }
}
