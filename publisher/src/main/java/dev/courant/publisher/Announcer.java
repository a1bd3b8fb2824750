package dev.courant.publisher;

import dev.courant.notify.Notice;
import dev.courant.publisher.outbox.Destination;
import dev.courant.schemas.Announcement;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;

/**
 * Tells of an edition because an operator wants it: everybody who is told of its kind, however late
 * it is and whichever revision. Owner: one stream thread, that of the editions.
 */
final class Announcer implements Processor<String, Announcement, String, Notice> {

    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

    private final PublisherConfig config;
    private final List<Destination> destinations;
    private final NoticeText text;
    private @Nullable ProcessorContext<String, Notice> context;
    private @Nullable EditionNotices notices;

    Announcer(PublisherConfig config, List<Destination> destinations, NoticeText text) {
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
    public void process(Record<String, Announcement> record) {
        var edition = notices.find(record.value().getEdition());
        if (edition == null) {
            LOG.warn(
                    "Nobody is told of {}: no such edition was published",
                    record.value().getEdition());
            return;
        }
        var notice = notices.of(edition);
        destinations.stream()
                .filter(destination -> destination.periods().contains(edition.getPeriod()))
                .forEach(
                        destination ->
                                context.forward(
                                        new Record<>(
                                                destination.name(), notice, record.timestamp())));
    }
}
