package dev.courant.publisher;

import dev.courant.async.AsyncConfig;
import dev.courant.async.AsyncHandler;
import dev.courant.async.AsyncStage;
import dev.courant.async.CallPool;
import dev.courant.async.Entry;
import dev.courant.async.Verdict;
import dev.courant.llm.AnswerStore;
import dev.courant.schemas.Edition;
import dev.courant.schemas.RepoDayDigest;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * Decides when a day is published: when every watched repository's day is closed and whole, at the
 * deadline with the missing and failed ones named, and again whenever a digest changes what was
 * published. Owner: one stream thread, since there is one partition.
 */
final class EditionProcessor
        implements Processor<String, RepoDayDigest, String, SpecificRecord>,
                AsyncHandler<Job, Optional<Printed>> {

    private static final Logger LOG = LoggerFactory.getLogger(EditionProcessor.class);

    /**
     * One call at a time; an edition must not be lost, so that it is tried for as long as it takes.
     */
    private static final AsyncConfig STAGE =
            AsyncConfig.of(PublisherTopology.PENDING_STORE)
                    .withMaxPerKey(1)
                    .withTimeout(Duration.ofMinutes(5))
                    .withFailures(Integer.MAX_VALUE, Duration.ofSeconds(1), Duration.ofMinutes(1));

    private static final Duration A_MOMENT = Duration.ofMillis(50);

    private final PublisherConfig config;
    private final CallPool pool;
    private final Press press;
    private final @Nullable Columnist columnist;
    private final Map<LocalDate, Edition> originals;
    private @Nullable ProcessorContext<String, SpecificRecord> context;
    private @Nullable Archive archive;
    private @Nullable OpenDays openDays;
    private @Nullable ReadOnlyKeyValueStore<String, Edition> periods;
    private @Nullable AsyncStage<Job, Optional<Printed>> stage;
    private AnswerStore answers = AnswerStore.NONE;
    private @Nullable Cancellable afterStart;

    /**
     * @param columnist null if no model is configured
     * @param originals editions that were published where this state does not know of, by day
     */
    EditionProcessor(
            PublisherConfig config,
            CallPool pool,
            Press press,
            @Nullable Columnist columnist,
            Map<LocalDate, Edition> originals) {
        this.originals = originals;
        this.config = config;
        this.pool = pool;
        this.press = press;
        this.columnist = columnist;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> newContext) {
        context = newContext;
        archive = Archive.open(config, newContext);
        openDays = new OpenDays(archive, config.waitsForFailed());
        periods = newContext.getStateStore(PublisherTopology.PERIODS_STORE);
        if (columnist != null) {
            answers = KnownAnswers.of(newContext);
        }
        stage = AsyncStage.open(newContext, STAGE, pool, Job.serde(), this);
        afterStart =
                newContext.schedule(A_MOMENT, PunctuationType.WALL_CLOCK_TIME, this::lookAgain);
    }

    /**
     * Days that waited while this was down: the list may have become shorter since, or whoever
     * started it less patient.
     */
    private void lookAgain(long now) {
        afterStart.cancel();
        stage.ids().stream()
                .map(Job::parse)
                .filter(job -> job.kind() == Job.Kind.DEADLINE && openDays.isDue(job.day()))
                .forEach(job -> submit(new Job(Job.Kind.EDITION, job.day()), now, 0));
    }

    @Override
    public void process(Record<String, RepoDayDigest> record) {
        var day = record.value().getDay();
        archive.add(record.value());
        openDays.add(record.value());
        if (archive.edition(day) == null) {
            submitDeadline(day, record.timestamp());
        }
        if (openDays.isDue(day)) {
            submit(new Job(Job.Kind.EDITION, day), record.timestamp(), 0);
        }
    }

    /** Once per day: later news must not put it off. */
    private void submitDeadline(LocalDate day, long timestamp) {
        var deadline = new Job(Job.Kind.DEADLINE, day);
        if (!stage.contains(deadline.toString())) {
            long from = Math.max(archive.end(day).toEpochMilli(), context.currentSystemTimeMs());
            submit(deadline, timestamp, from + config.deadline().toMillis());
        }
    }

    private void submit(Job job, long timestamp, long notBefore) {
        stage.submit(job.toString(), job.queue(), job, timestamp, notBefore);
    }

    @Override
    public Callable<Optional<Printed>> prepare(Entry<Job> entry) {
        var day = entry.payload().day();
        return switch (entry.payload().kind()) {
            case DEADLINE -> Optional::empty;
            case EDITION -> openDays.isDue(day) ? publication(day) : Optional::empty;
            case OVERDUE -> publication(day);
        };
    }

    private Callable<Optional<Printed>> publication(LocalDate day) {
        var repos = archive.repos(day);
        var before = archive.edition(day);
        if (repos.isEmpty() || (before != null && saysTheSame(before, repos))) {
            return Optional::empty;
        }
        var original = originals.get(day);
        if (before == null && original != null && saysTheSame(original, repos)) {
            return reprint(original, repos);
        }
        var last = before == null ? original : before;
        int revision = last == null ? 1 : last.getRevision() + 1;
        var content = EditionContent.withoutModel(day, revision, repos);
        var latest = laterThan(day);
        var archived = published(day);
        var past = archive.lastYear(latest.map(EditionContent::day).orElse(day));
        var spans = PeriodArchive.latest(periods);
        long run = press.begin();
        return () -> {
            var column = columnist == null ? Columnist.NOTHING : columnist.write(content, answers);
            var edition = content.with(column.prose());
            var issue = new Press.Issue(edition, latest.orElse(edition), archived, past, spans);
            return Optional.of(new Printed(press.print(issue, run), column.answers()));
        };
    }

    /** With its number and what a model wrote then: the same bytes. */
    private Callable<Optional<Printed>> reprint(Edition original, List<RepoDay> repos) {
        var day = original.getDay();
        var content =
                new EditionContent(day, original.getRevision(), repos, EditionProse.of(original));
        var front = laterThan(day).orElse(content);
        var past = archive.lastYear(front.day());
        var issue =
                new Press.Issue(
                        content, front, published(day), past, PeriodArchive.latest(periods));
        long run = press.begin();
        return () -> Optional.of(new Printed(press.print(issue, run), List.of()));
    }

    /** Whether the digests say what they said, whatever a model made of it. */
    private boolean saysTheSame(Edition before, List<RepoDay> repos) {
        var now = EditionContent.withoutModel(before.getDay(), before.getRevision(), repos);
        return Said.of(press.record(now)).equals(Said.of(before));
    }

    /**
     * The latest edition, if it is of a later day: it stays on the front page, and a day that is
     * published late stands in the archive only.
     */
    private Optional<EditionContent> laterThan(LocalDate day) {
        return archive.latestDays(1).stream()
                .filter(latest -> latest.isAfter(day))
                .map(archive::edition)
                .map(
                        edition ->
                                new EditionContent(
                                        edition.getDay(),
                                        edition.getRevision(),
                                        archive.published(edition),
                                        EditionProse.of(edition)))
                .findFirst();
    }

    private List<LocalDate> published(LocalDate day) {
        return Stream.concat(archive.latestDays(config.history() + 1).stream(), Stream.of(day))
                .distinct()
                .toList();
    }

    @Override
    public void completed(Entry<Job> entry, Optional<Printed> published) {
        var job = entry.payload();
        published.ifPresent(printed -> record(printed, entry.timestamp()));
        if (job.kind() == Job.Kind.DEADLINE && archive.edition(job.day()) == null) {
            LOG.warn(
                    "The edition of {} is overdue; it is published with the repositories named that"
                            + " are missing or could not be read",
                    job.day());
            submit(new Job(Job.Kind.OVERDUE, job.day()), entry.timestamp(), 0);
        }
    }

    private void record(Printed printed, long timestamp) {
        var edition = printed.edition();
        archive.add(edition);
        printed.forward(context, edition.getDay().toString(), timestamp);
        stage.cancel(new Job(Job.Kind.DEADLINE, edition.getDay()).toString());
    }

    /** The press has told what the store said; anything else is a fault of ours. */
    @Override
    public Verdict judge(Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.error("An edition could not be made; it is tried again", cause);
        }
        return new Verdict.Retry();
    }

    @Override
    public void failed(Entry<Job> entry, Throwable cause) {
        LOG.error("Gave up {} after {} failures", entry.id(), entry.failures(), cause);
    }

    @Override
    public void close() {
        if (stage != null) {
            stage.close();
        }
    }
}
