package dev.courant.publisher;

import dev.courant.schemas.Edition;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

import java.util.List;

/**
 * What came out of printing.
 *
 * @param answers of models, to be kept
 */
record Printed(Edition edition, List<Columnist.Kept> answers) {

    /** To whoever keeps it. */
    void forward(ProcessorContext<String, SpecificRecord> context, String key, long timestamp) {
        answers.forEach(
                kept -> context.forward(new Record<>(kept.key(), kept.answer(), timestamp)));
        context.forward(new Record<>(key, edition, timestamp));
    }
}
