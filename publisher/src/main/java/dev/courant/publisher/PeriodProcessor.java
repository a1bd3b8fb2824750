package dev.courant.publisher;

import dev.courant.async.AsyncConfig;
import dev.courant.async.AsyncHandler;
import dev.courant.async.AsyncStage;
import dev.courant.async.CallPool;
import dev.courant.async.Entry;
import dev.courant.async.Verdict;
import dev.courant.llm.AnswerStore;
import dev.courant.schemas.Edition;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Decides when a week or a month is published: when its last day is, and again when one of its days
 * changes. Hands on whatever comes from the editor. Owner: one stream thread, since there is one
 * partition.
 */
final class PeriodProcessor
        implements Processor<String, SpecificRecord, String, SpecificRecord>,
                AsyncHandler<Span, Optional<Printed>> {

    private static final Logger LOG = LoggerFactory.getLogger(PeriodProcessor.class);

    /** As with days: nothing may be lost, so that it is tried for as long as it takes. */
    private static final AsyncConfig STAGE =
            AsyncConfig.of(PublisherTopology.PENDING_PERIODS_STORE)
                    .withMaxPerKey(1)
                    .withTimeout(Duration.ofMinutes(5))
                    .withFailures(Integer.MAX_VALUE, Duration.ofSeconds(1), Duration.ofMinutes(1));

    /**
     * Changes come in crowds, as when older days are read for the first time: they make one
     * revision, and ask a model once.
     */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private static final String QUEUE = "periods";

    private final PublisherConfig config;
    private final CallPool pool;
    private final PeriodPress press;
    private final @Nullable Columnist columnist;
    private @Nullable ProcessorContext<String, SpecificRecord> context;
    private @Nullable KeyValueStore<String, Edition> published;
    private @Nullable PeriodArchive archive;
    private @Nullable AsyncStage<Span, Optional<Printed>> stage;
    private AnswerStore answers = AnswerStore.NONE;

    /**
     * @param columnist null if no model is configured
     */
    PeriodProcessor(
            PublisherConfig config,
            CallPool pool,
            PeriodPress press,
            @Nullable Columnist columnist) {
        this.config = config;
        this.pool = pool;
        this.press = press;
        this.columnist = columnist;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> newContext) {
        context = newContext;
        published = newContext.getStateStore(PublisherTopology.PERIODS_STORE);
        archive =
                new PeriodArchive(
                        Archive.open(config, newContext), published, Words.of(config.language()));
        if (columnist != null) {
            answers = KnownAnswers.of(newContext);
        }
        stage = AsyncStage.open(newContext, STAGE, pool, Span.serde(), this);
    }

    @Override
    public void process(Record<String, SpecificRecord> record) {
        context.forward(record);
        if (record.value() instanceof Edition edition) {
            config.periods().stream()
                    .sorted()
                    .map(period -> Span.of(period, edition.getDay()))
                    .filter(archive::isOver)
                    .forEach(span -> submit(span, record.timestamp()));
        }
    }

    /** At once if nothing more is to be expected. */
    private void submit(Span span, long timestamp) {
        boolean first = archive.edition(span) == null && archive.isWhole(span);
        long notBefore = first ? 0 : context.currentSystemTimeMs() + PAUSE.toMillis();
        stage.submit(span.key(), QUEUE, span, timestamp, notBefore);
    }

    @Override
    public Callable<Optional<Printed>> prepare(Entry<Span> entry) {
        var span = entry.payload();
        // It may have been asked for by a configuration before this.
        if (!config.periods().contains(span.period())) {
            return Optional::empty;
        }
        var before = archive.edition(span);
        int revision = before == null ? 1 : before.getRevision() + 1;
        if (before != null && saysTheSame(before, archive.outline(span, revision))) {
            return Optional::empty;
        }
        var content = archive.content(span, revision);
        long run = press.begin();
        return () -> {
            var column = columnist == null ? Columnist.NOTHING : columnist.write(content, answers);
            var edition = press.print(content.with(column.prose()), run);
            return Optional.of(new Printed(edition, column.answers()));
        };
    }

    private boolean saysTheSame(Edition before, PeriodContent now) {
        var same = Edition.newBuilder(press.record(now)).setRevision(before.getRevision()).build();
        return Said.of(same).equals(Said.of(before));
    }

    @Override
    public void completed(Entry<Span> entry, Optional<Printed> result) {
        result.ifPresent(
                printed -> {
                    published.put(entry.payload().key(), printed.edition());
                    printed.forward(context, entry.payload().toString(), entry.timestamp());
                });
    }

    /** The press has told what the store said; anything else is a fault of ours. */
    @Override
    public Verdict judge(Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.error(
                    "The edition of a week or a month could not be made; it is tried again", cause);
        }
        return new Verdict.Retry();
    }

    @Override
    public void failed(Entry<Span> entry, Throwable cause) {
        LOG.error("Gave up {} after {} failures", entry.id(), entry.failures(), cause);
    }

    @Override
    public void close() {
        if (stage != null) {
            stage.close();
        }
    }
}
