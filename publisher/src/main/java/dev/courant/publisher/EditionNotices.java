package dev.courant.publisher;

import dev.courant.notify.Notice;
import dev.courant.schemas.Edition;
import dev.courant.schemas.Period;

import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What there is to tell of published editions. Owner: the stream thread of the one task that there
 * is.
 */
record EditionNotices(Archive days, PeriodArchive periods, NoticeText text) {

    /** With the stores of a processor that is connected to them. */
    static EditionNotices open(
            PublisherConfig config, NoticeText text, ProcessorContext<?, ?> context) {
        var days = Archive.open(config, context);
        var periods =
                new PeriodArchive(
                        days,
                        context.getStateStore(PublisherTopology.PERIODS_STORE),
                        Words.of(config.language()));
        return new EditionNotices(days, periods, text);
    }

    /**
     * The latest revision of an edition.
     *
     * @param key of a day, a week or a month
     */
    @Nullable Edition find(String key) {
        var ofDay = days.editions().get(key);
        return ofDay == null ? periods.published().get(key) : ofDay;
    }

    /** The first instant after what it is about. */
    Instant end(Edition edition) {
        return days.end(last(edition));
    }

    private static LocalDate last(Edition edition) {
        return edition.getPeriod() == Period.DAY ? edition.getDay() : Span.of(edition).last();
    }

    Notice of(Edition edition) {
        return text.of(edition, content(edition));
    }

    private List<RepoDay> content(Edition edition) {
        return edition.getPeriod() == Period.DAY
                ? days.published(edition)
                : periods.content(Span.of(edition), edition.getRevision()).merged().repos();
    }
}
