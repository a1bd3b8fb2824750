package dev.courant.app.streams;

import dev.courant.async.DataFailure;
import dev.courant.async.Origin;
import dev.courant.async.Settlement;
import dev.courant.async.UnsettledException;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Map;

/**
 * Sends what a processor failed at to the dead letters, and goes on: the entry of an asynchronous
 * stage whose outcome was being handed on, else the source record. What is no fault of the data (a
 * store, the brokers, an outage), has no source (a timer) or must not be lost is left to the
 * thread's own failure handling.
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
        if (failure instanceof UnsettledException unsettled) {
            return entries(context, unsettled.failures());
        }
        if (!isOfTheData(failure)) {
            return Response.fail();
        }
        return Settlement.current()
                .map(settlement -> entry(context, settlement, failure))
                .orElseGet(() -> source(context, failure));
    }

    private Response entry(ErrorHandlerContext context, Settlement settlement, Exception failure) {
        return settlement
                .origin()
                .map(origin -> Response.resume(List.of(letter(context, origin, failure))))
                .orElseGet(Response::fail);
    }

    private Response entries(
            ErrorHandlerContext context, List<UnsettledException.Failure> failures) {
        if (!failures.stream().allMatch(failure -> isOfTheData(failure.cause()))) {
            return Response.fail();
        }
        return Response.resume(
                failures.stream()
                        .map(failure -> letter(context, failure.origin(), failure.cause()))
                        .toList());
    }

    private ProducerRecord<byte[], byte[]> letter(
            ErrorHandlerContext context, Origin origin, Exception failure) {
        LOG.warn(
                "Cannot process what waited of {} in {}: it goes to the dead letters",
                origin,
                context.processorNodeId(),
                failure);
        return letters.of(origin, failure);
    }

    private Response source(ErrorHandlerContext context, Exception failure) {
        if (context.topic() == null) {
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

    /** A registry that refuses a schema refuses it for each record. */
    private static boolean isOfTheData(Exception failure) {
        return DataFailure.is(failure) && !Outage.causes(failure) && !Outage.refuses(failure);
    }
}
