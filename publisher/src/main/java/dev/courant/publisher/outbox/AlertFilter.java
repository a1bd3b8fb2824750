package dev.courant.publisher.outbox;

import dev.courant.notify.AlertNotice;
import dev.courant.notify.Notice;
import dev.courant.schemas.EnrichedEvent;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * Finds the events that destinations want to hear of at once. Owner: one stream thread per task;
 * keeps nothing.
 */
final class AlertFilter implements Processor<String, EnrichedEvent, String, Notice> {

    private final List<Destination> destinations;
    private final Function<EnrichedEvent, AlertNotice> text;
    private @Nullable ProcessorContext<String, Notice> context;

    AlertFilter(List<Destination> destinations, Function<EnrichedEvent, AlertNotice> text) {
        this.destinations = destinations;
        this.text = text;
    }

    @Override
    public void init(ProcessorContext<String, Notice> newContext) {
        context = newContext;
    }

    @Override
    public void process(Record<String, EnrichedEvent> record) {
        var event = record.value();
        if (event == null) {
            return;
        }
        var now = Instant.ofEpochMilli(context.currentSystemTimeMs());
        for (var destination : destinations) {
            if (destination.alerts().filter(policy -> policy.covers(event, now)).isPresent()) {
                context.forward(
                        new Record<>(destination.name(), text.apply(event), record.timestamp()));
            }
        }
    }
}
