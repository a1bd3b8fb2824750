package dev.courant.publisher;

import dev.courant.notify.Notice;
import dev.courant.publisher.outbox.Destination;
import dev.courant.schemas.Edition;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Predicate;

/**
 * Tells destinations of published editions. Owner: one stream thread, that of the editions.
 *
 * @param <T> what makes it speak
 */
abstract class EditionTeller<T> extends ContextualProcessor<String, T, String, Notice> {

    private final PublisherConfig config;
    private final List<Destination> destinations;
    private final NoticeText text;
    private @Nullable EditionNotices notices;

    EditionTeller(PublisherConfig config, List<Destination> destinations, NoticeText text) {
        this.config = config;
        this.destinations = destinations;
        this.text = text;
    }

    @Override
    public void init(ProcessorContext<String, Notice> context) {
        super.init(context);
        notices = EditionNotices.open(config, text, context);
    }

    final EditionNotices notices() {
        return notices;
    }

    /**
     * @param whom who is told
     * @param timestamp of the record that makes it speak
     */
    final void tell(Edition edition, Predicate<Destination> whom, long timestamp) {
        var told = destinations.stream().filter(whom).toList();
        if (!told.isEmpty()) {
            var notice = notices.of(edition);
            told.forEach(
                    destination ->
                            context().forward(new Record<>(destination.name(), notice, timestamp)));
        }
    }
}
