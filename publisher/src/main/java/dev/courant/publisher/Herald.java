package dev.courant.publisher;

import dev.courant.publisher.outbox.Destination;
import dev.courant.schemas.Edition;

import org.apache.kafka.streams.processor.api.Record;

import java.time.Instant;
import java.util.List;

/** Says to whom an edition that has been published is news. */
final class Herald extends EditionTeller<Edition> {

    Herald(PublisherConfig config, List<Destination> destinations, NoticeText text) {
        super(config, destinations, text);
    }

    @Override
    public void process(Record<String, Edition> record) {
        var edition = record.value();
        var ended = notices().end(edition);
        var now = Instant.ofEpochMilli(context().currentSystemTimeMs());
        tell(
                edition,
                destination ->
                        destination.wants(edition.getPeriod(), edition.getRevision(), ended, now),
                record.timestamp());
    }
}
