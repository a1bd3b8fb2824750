package dev.courant.app.streams;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Map;

/** Sends a record that cannot be decoded to the dead letters, and goes on with the next. */
public final class UndecodableToDeadLetters implements DeserializationExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(UndecodableToDeadLetters.class);

    private DeadLetter letters = new DeadLetter(Map.of());

    @Override
    public void configure(Map<String, ?> settings) {
        letters = new DeadLetter(settings);
    }

    @Override
    public Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception failure) {
        if (Outage.causes(failure)) {
            return Response.fail();
        }
        if (isOfAGlobalTable(context)) {
            LOG.error(
                    "Cannot decode offset {} of {}-{}: the table goes on without it ({})",
                    record.offset(),
                    record.topic(),
                    record.partition(),
                    DeadLetter.reasonOf(failure));
            return Response.resume();
        }
        LOG.warn(
                "Cannot decode offset {} of {}-{}: it goes to the dead letters ({})",
                record.offset(),
                record.topic(),
                record.partition(),
                DeadLetter.reasonOf(failure));
        return Response.resume(List.of(letters.of(context, record.key(), record.value(), failure)));
    }

    /**
     * Kafka Streams has no producer there, and fails at a letter. Each instance reads all of such a
     * table, too: what stands in it and matters, a service has as a source as well.
     */
    private static boolean isOfAGlobalTable(ErrorHandlerContext context) {
        return context.taskId().subtopology() < 0;
    }
}
