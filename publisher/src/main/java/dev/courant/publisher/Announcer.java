package dev.courant.publisher;

import dev.courant.publisher.outbox.Destination;
import dev.courant.schemas.Announcement;

import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;

/**
 * Tells of an edition because an operator wants it: everybody who is told of its kind, however late
 * it is and whichever revision.
 */
final class Announcer extends EditionTeller<Announcement> {

    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

    Announcer(PublisherConfig config, List<Destination> destinations, NoticeText text) {
        super(config, destinations, text);
    }

    @Override
    public void process(Record<String, Announcement> record) {
        var key = record.value().getEdition();
        var edition = notices().find(key);
        if (edition == null) {
            LOG.warn("Nobody is told of {}: no such edition was published", key);
            return;
        }
        tell(
                edition,
                destination -> destination.periods().contains(edition.getPeriod()),
                record.timestamp());
    }
}
