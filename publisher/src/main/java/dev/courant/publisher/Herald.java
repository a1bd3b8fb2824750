package dev.courant.publisher;

import dev.courant.notify.Notice;
import dev.courant.publisher.outbox.Destination;
import dev.courant.schemas.Edition;
import dev.courant.schemas.Period;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
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
    private @Nullable Archive archive;
    private @Nullable PeriodArchive periods;

    Herald(PublisherConfig config, List<Destination> destinations, NoticeText text) {
        this.config = config;
        this.destinations = destinations;
        this.text = text;
    }

    @Override
    public void init(ProcessorContext<String, Notice> newContext) {
        context = newContext;
        archive = Archive.open(config, newContext);
        periods =
                new PeriodArchive(
                        archive,
                        newContext.getStateStore(PublisherTopology.PERIODS_STORE),
                        Words.of(config.language()));
    }

    @Override
    public void process(Record<String, Edition> record) {
        var edition = record.value();
        var ended = archive.end(last(edition));
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
            var notice = text.of(edition, content(edition));
            told.forEach(
                    destination ->
                            context.forward(
                                    new Record<>(destination.name(), notice, record.timestamp())));
        }
    }

    private static LocalDate last(Edition edition) {
        return edition.getPeriod() == Period.DAY ? edition.getDay() : Span.of(edition).last();
    }

    private List<RepoDay> content(Edition edition) {
        return edition.getPeriod() == Period.DAY
                ? archive.published(edition)
                : periods.content(Span.of(edition), edition.getRevision()).merged().repos();
    }
}
