package dev.courant.aggregator;

import dev.courant.schemas.DigestKey;
import dev.courant.schemas.Progress;
import dev.courant.schemas.RepoDayDigest;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.LocalDate;

/**
 * Acts upon a repository's progress once, as soon as every event that it speaks of has arrived:
 * closes the days that are complete, says which cannot be read, and gives those that changed a new
 * revision.
 */
final class DayCloser implements Processor<String, Progress, String, RepoDayDigest> {

    private static final Logger LOG = LoggerFactory.getLogger(DayCloser.class);

    private final AggregatorConfig config;
    private final DayCalendar calendar;
    private ProcessorContext<String, RepoDayDigest> context;
    private Ledger ledger;

    DayCloser(AggregatorConfig config) {
        this.config = config;
        calendar = new DayCalendar(config.zone());
    }

    @Override
    public void init(ProcessorContext<String, RepoDayDigest> context) {
        this.context = context;
        ledger = new Ledger(context, config.zone());
    }

    @Override
    public void process(Record<String, Progress> record) {
        var repo = record.key();
        var progress = record.value();
        if (repo == null || progress == null) {
            LOG.warn(
                    "Ignored a record without key or value, which is no progress: {}",
                    context.recordMetadata());
            return;
        }
        var state = ledger.repo(repo);
        if (isOutdated(progress, state)) {
            return;
        }
        state.setThrough(progress.getThrough());
        state.setObservedAt(progress.getObservedAt());
        if (state.getReceived() < progress.getEvents()) {
            state.setAwaited(progress.getEvents());
            ledger.hold(repo, progress);
        } else {
            release(repo, state);
            emitDigests(repo, state, progress);
        }
        ledger.put(repo, state);
    }

    private static boolean isOutdated(Progress progress, RepoState state) {
        return !progress.getThrough().isAfter(state.getThrough())
                && progress.getObservedAt().isBefore(state.getObservedAt());
    }

    private void release(String repo, RepoState state) {
        if (state.getAwaited() != null) {
            state.setAwaited(null);
            ledger.release(repo);
        }
    }

    private void emitDigests(String repo, RepoState state, Progress progress) {
        boolean readable = progress.getProblem() == null;
        var due =
                DueDays.of(
                        calendar,
                        progress.getFrom(),
                        progress.getThrough(),
                        readable ? progress.getFrom() : progress.getObservedAt(),
                        Spans.closed(state),
                        Spans.failed(state));
        due.toClose().stream()
                .flatMap(DaySpan::days)
                .forEach(day -> close(new DigestKey(repo, day), progress));
        due.toFail().stream()
                .flatMap(DaySpan::days)
                .forEach(day -> fail(new DigestKey(repo, day), progress));
        Spans.setClosed(state, due.closed());
        Spans.setFailed(state, due.failed());
        reviseDirtyDays(repo, state, progress);
    }

    /**
     * Spans say which days to look at; whether a day was closed before is for its own state to say.
     */
    private void close(DigestKey key, Progress progress) {
        var day = ledger.day(key);
        if (!day.getClosed() && calendar.exists(key.day())) {
            emit(key, day, progress, true);
        }
    }

    private void fail(DigestKey key, Progress progress) {
        var day = ledger.day(key);
        if (day.getRevision() == 0 && calendar.exists(key.day())) {
            emit(key, day, progress, false);
        }
    }

    /**
     * A changed day that failed waits until it can be closed, or until the repository fails again.
     */
    private void reviseDirtyDays(String repo, RepoState state, Progress progress) {
        var waiting = new DaySpan(LocalDate.EPOCH, LocalDate.EPOCH);
        for (var date : ledger.dirtyDays(repo, Spans.dirty(state))) {
            var key = new DigestKey(repo, date);
            var day = ledger.day(key);
            if (day.getClosed() || progress.getProblem() != null) {
                emit(key, day, progress, day.getClosed());
            } else {
                waiting = waiting.hull(DaySpan.of(date));
            }
        }
        Spans.setDirty(state, waiting);
    }

    private void emit(DigestKey key, DayState day, Progress progress, boolean whole) {
        var builder = new DigestBuilder(config);
        // A day without records needs no scan: most days of most repositories are quiet.
        if (!day.getRaw().isEmpty()) {
            ledger.forEachEvent(key, builder::add);
        }
        var digest = builder.build(key, day, progress, whole);
        day.setRevision(digest.getRevision());
        day.setClosed(whole);
        day.setDirty(false);
        ledger.put(key, day);
        var known = whole ? progress.getThrough() : progress.getObservedAt();
        context.forward(new Record<>(key.toString(), digest, Math.max(0, known.toEpochMilli())));
    }
}
