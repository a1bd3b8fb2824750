package dev.courant.poller;

import dev.courant.async.AsyncConfig;
import dev.courant.async.AsyncHandler;
import dev.courant.async.AsyncStage;
import dev.courant.async.CallPool;
import dev.courant.async.Entry;
import dev.courant.async.Verdict;
import dev.courant.github.GitHubException;
import dev.courant.schemas.EventIds;
import dev.courant.schemas.Mark;
import dev.courant.schemas.RawCommit;
import dev.courant.schemas.RawIssue;
import dev.courant.schemas.WatchedRepo;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * Keeps one entry per watched repository going round, and a second one while older days are read.
 * What a step found, the cursor from which the next one goes on and the entry for that next one are
 * one transaction. The two of a repository take turns: one call at a time for each key. Owned by
 * the stream thread of its task.
 */
final class PollProcessor
        implements Processor<String, WatchedRepo, String, SpecificRecord>,
                AsyncHandler<WatchedRepo, StepResult> {

    private static final Logger LOG = LoggerFactory.getLogger(PollProcessor.class);

    private final PollerConfig config;
    private final AsyncConfig stageConfig;
    private final CallPool pool;
    private final Serde<WatchedRepo> watches;
    private final RepoReader reader;
    private final PollMeter meter;

    private ProcessorContext<String, SpecificRecord> context;
    private KeyValueStore<String, Cursor> cursors;
    private KeyValueStore<String, Long> emitted;
    private AsyncStage<WatchedRepo, StepResult> stage;

    PollProcessor(
            PollerConfig config,
            AsyncConfig stageConfig,
            CallPool pool,
            Serde<WatchedRepo> watches,
            RepoReader reader,
            PollMeter meter) {
        this.config = config;
        this.stageConfig = stageConfig;
        this.pool = pool;
        this.watches = watches;
        this.reader = reader;
        this.meter = meter;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> newContext) {
        context = newContext;
        cursors = context.getStateStore(PollerTopology.CURSORS_STORE);
        emitted = context.getStateStore(PollerTopology.EMITTED_STORE);
        stage = AsyncStage.open(context, stageConfig, pool, watches, this);
        polls().forEach(meter::watches);
    }

    private Stream<String> polls() {
        return stage.ids().stream().filter(id -> !Backfill.isId(id));
    }

    @Override
    public void process(Record<String, WatchedRepo> watch) {
        pauseBackfill(Backfill.id(watch.key()));
        if (watch.value() == null) {
            stage.cancel(watch.key());
            meter.left(watch.key());
            return;
        }
        meter.watches(watch.key());
        Cursor cursor = cursors.get(watch.key());
        if (cursor != null && cursor.getRound() != null) {
            cursors.put(watch.key(), Cursors.askedAgain(cursor));
        }
        stage.submit(watch.key(), watch.key(), watch.value(), watch.timestamp());
    }

    /** Until a round is done with the new watch; what went wrong before may go well now. */
    private void pauseBackfill(String id) {
        stage.cancel(id);
        Cursor cursor = cursors.get(id);
        if (cursor != null) {
            cursors.put(id, Cursors.readable(cursor));
        }
    }

    @Override
    public Callable<StepResult> prepare(Entry<WatchedRepo> entry) {
        Cursor cursor = cursors.get(entry.id());
        return Backfill.isId(entry.id())
                ? () -> reader.stepBack(entry.key(), entry.payload(), cursor)
                : () -> reader.step(entry.key(), entry.payload(), cursor);
    }

    @Override
    public Verdict judge(Throwable cause) {
        return Problems.judge(cause);
    }

    @Override
    public void completed(Entry<WatchedRepo> entry, StepResult step) {
        long timestamp = step.serverTime().toEpochMilli();
        step.commits().forEach(commit -> forward(commit, timestamp));
        step.issues().forEach(issue -> forward(issue, timestamp));
        if (Backfill.isId(entry.id())) {
            readBack(entry, step);
        } else {
            polled(entry, step);
        }
    }

    private void polled(Entry<WatchedRepo> entry, StepResult step) {
        cursors.put(entry.key(), step.cursor());
        if (step.mark() != null) {
            backfill(entry, step);
            forward(step.mark(), step.serverTime().toEpochMilli());
            meter.polled(entry.key());
        }
        goOn(entry, step.again() ? 0 : nextRound(entry));
    }

    /** Begins one where the watch asks for it, takes up one that has stopped, or ends it. */
    private void backfill(Entry<WatchedRepo> entry, StepResult step) {
        String id = Backfill.id(entry.key());
        Cursor next =
                Backfill.next(
                        cursors.get(id),
                        step.cursor(),
                        entry.payload(),
                        config.zone(),
                        step.serverTime());
        if (next == null) {
            stage.cancel(id);
        } else if (!stage.contains(id)) {
            stage.submit(id, entry.key(), entry.payload(), entry.timestamp());
        }
        cursors.put(id, next);
    }

    /** The poll that follows at once has the mark that says so. */
    private void readBack(Entry<WatchedRepo> entry, StepResult step) {
        if (step.mark() == null) {
            cursors.put(entry.id(), Cursors.readable(step.cursor()));
            goOn(entry, 0);
        } else {
            cursors.delete(entry.id());
            cursors.put(entry.key(), Backfill.joined(cursors.get(entry.key()), step.cursor()));
            stage.submit(entry.key(), entry.key(), entry.payload(), entry.timestamp());
        }
    }

    @Override
    public void failed(Entry<WatchedRepo> entry, Throwable cause) {
        Instant time = Problems.time(cause, context.currentSystemTimeMs());
        if (Backfill.isId(entry.id())) {
            notRead(entry, cursors.get(entry.id()), cause, time);
        } else {
            notPolled(entry, cause, time);
        }
    }

    private void notPolled(Entry<WatchedRepo> entry, Throwable cause, Instant time) {
        meter.failed(entry.key());
        WatchedRepo watch = entry.payload();
        Cursor start = Cursors.start(cursors.get(entry.key()), watch, time);
        Cursor after = notRead(entry, start, cause, time);
        Instant observedAt = RoundPlan.isLater(time, watch.getUntil()) ? watch.getUntil() : time;
        forward(Marks.of(entry.key(), after, observedAt), time.toEpochMilli());
        goOn(entry, nextRound(entry));
    }

    private Cursor notRead(Entry<WatchedRepo> entry, Cursor before, Throwable cause, Instant time) {
        Cursor after =
                Cursors.failed(before, Problems.reason(cause), time, Problems.mayPass(cause));
        cursors.put(entry.id(), after);
        if (!Objects.equals(before.getProblem(), after.getProblem())) {
            log(entry, cause);
        }
        return after;
    }

    /** Told when it begins and when it changes, not with every poll. */
    private static void log(Entry<WatchedRepo> entry, Throwable cause) {
        var what = Backfill.isId(entry.id()) ? "Older days of " + entry.key() : entry.key();
        if (cause instanceof GitHubException) {
            LOG.atWarn()
                    .addKeyValue("repo", entry.key())
                    .log("{} cannot be read: {}", what, Problems.reason(cause));
        } else {
            LOG.atError()
                    .addKeyValue("repo", entry.key())
                    .setCause(cause)
                    .log("{} cannot be read", what);
        }
    }

    private void forward(RawCommit commit, long timestamp) {
        if (isNew(EventIds.commit(commit.getRepo(), commit.getSha()), commit.getOccurredAt())) {
            context.forward(
                    new Record<>(commit.getRepo(), commit, timestamp),
                    PollerTopology.RAW_COMMITS_SINK);
        }
    }

    private void forward(RawIssue issue, long timestamp) {
        if (isNew(
                EventIds.issueOpened(issue.getRepo(), issue.getNumber()), issue.getOccurredAt())) {
            context.forward(
                    new Record<>(issue.getRepo(), issue, timestamp),
                    PollerTopology.RAW_ISSUES_SINK);
        }
    }

    private boolean isNew(String id, Instant occurredAt) {
        return emitted.putIfAbsent(id, occurredAt.toEpochMilli()) == null;
    }

    private void forward(Mark read, long timestamp) {
        Mark mark = Marks.with(read, cursors.get(Backfill.id(read.getRepo())));
        context.forward(
                new Record<>(mark.getRepo(), mark, timestamp), PollerTopology.RAW_COMMITS_SINK);
        context.forward(
                new Record<>(mark.getRepo(), mark, timestamp), PollerTopology.RAW_ISSUES_SINK);
    }

    private long nextRound(Entry<WatchedRepo> entry) {
        return PollTimes.next(entry.key(), context.currentSystemTimeMs(), config.pollInterval());
    }

    private void goOn(Entry<WatchedRepo> entry, long notBefore) {
        stage.submit(entry.id(), entry.key(), entry.payload(), entry.timestamp(), notBefore);
    }

    @Override
    public void close() {
        if (stage != null) {
            polls().forEach(meter::left);
            stage.close();
        }
    }
}
