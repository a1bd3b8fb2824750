package dev.courant.publisher;

import dev.courant.notify.Notice;
import dev.courant.publisher.outbox.Destination;
import dev.courant.schemas.Edition;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * Says to whom an edition that has been published is news. Owner: one stream thread, that of the
 * editions.
 */
final class Herald implements Processor<String, Edition, String, Notice> {

    private final PublisherConfig config;
    private final List<Destination> destinations;
    private final NoticeText text;
    private @Nullable ProcessorContext<String, Notice> context;
    private @Nullable EditionNotices notices;

    Herald(PublisherConfig config, List<Destination> destinations, NoticeText text) {
        this.config = config;
        this.destinations = destinations;
        this.text = text;
    }

    @Override
    public void init(ProcessorContext<String, Notice> newContext) {
        context = newContext;
        notices = EditionNotices.open(config, text, newContext);
    }

    @Override
    public void process(Record<String, Edition> record) {
        var edition = record.value();
        var ended = notices.end(edition);
        var now = Instant.ofEpochMilli(context.currentSystemTimeMs());
        var told =
                destinations.stream()
                        .filter(
                                destination ->
                                        destination.wants(
                                                edition.getPeriod(),
                                                edition.getRevision(),
                                                ended,
                                                now))
                        .toList();
        if (!told.isEmpty()) {
            var notice = notices.of(edition);
            told.forEach(
                    destination ->
                            context.forward(
                                    new Record<>(destination.name(), notice, record.timestamp())));
        }
    }
}
