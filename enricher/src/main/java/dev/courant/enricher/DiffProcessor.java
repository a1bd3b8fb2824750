package dev.courant.enricher;

import dev.courant.async.AsyncConfig;
import dev.courant.async.AsyncHandler;
import dev.courant.async.AsyncStage;
import dev.courant.async.CallPool;
import dev.courant.async.Entry;
import dev.courant.async.Origin;
import dev.courant.async.Verdict;
import dev.courant.github.CommitDetail;
import dev.courant.github.GitHubClient;
import dev.courant.github.GitHubException;
import dev.courant.schemas.AvroSerdes;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.EventIds;
import dev.courant.schemas.Mark;
import dev.courant.schemas.RawCommit;
import dev.courant.schemas.RawIssue;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Commits wait for their diff, marks wait for the commits before them, issues go straight through.
 * Owner: the stream thread of one task; pending records survive a crash, and are of one transaction
 * with what is forwarded.
 *
 * <p>Events keep the raw record's timestamp, which is when they were read: by the time of what
 * happened, a broker with a retention would delete a backfill as it arrives. That time is in the
 * payload.
 */
final class DiffProcessor
        implements Processor<String, SpecificRecord, String, Finding>,
                AsyncHandler<PendingRecord, EnrichedEvent> {

    private final AsyncConfig calls;
    private final EnrichedEvents events;
    private final AvroSerdes serdes;
    private final CallPool pool;
    private final GitHubClient github;
    private final RawCodec codec;

    private @Nullable ProcessorContext<String, Finding> context;
    private @Nullable AsyncStage<PendingRecord, EnrichedEvent> stage;

    DiffProcessor(EnricherConfig config, AvroSerdes serdes, CallPool pool, GitHubClient github) {
        this.calls =
                AsyncConfig.of(EnricherTopology.DIFFS_STORE)
                        .withMaxPerKey(config.callsPerRepo())
                        .withTimeout(config.callTimeout())
                        .withFailures(
                                config.maxFailures(), config.firstBackoff(), config.maxBackoff());
        this.events = new EnrichedEvents(config);
        this.serdes = serdes;
        this.pool = pool;
        this.github = github;
        this.codec = new RawCodec(serdes);
    }

    @Override
    public void init(ProcessorContext<String, Finding> processorContext) {
        context = processorContext;
        stage =
                AsyncStage.open(
                        processorContext, calls, pool, serdes.of(PendingRecord.class), this);
    }

    @Override
    public void process(Record<String, SpecificRecord> record) {
        var position = position();
        switch (record.value()) {
            case RawCommit commit -> fetchDiff(commit, position, record.timestamp());
            case RawIssue issue -> emit(events.issue(issue, position), record.timestamp());
            case Mark mark -> holdBack(mark, position, record.timestamp());
            case null, default ->
                    throw new IllegalArgumentException(
                            "Not a raw record, though it stands at %s: %s"
                                    .formatted(
                                            position,
                                            record.value() == null
                                                    ? "no value"
                                                    : record.value().getSchema().getFullName()));
        }
    }

    /**
     * A second sighting of a commit that is still pending changes nothing: taken in again, it would
     * fall behind a mark.
     */
    private void fetchDiff(RawCommit commit, RawPosition position, long timestamp) {
        String id = EventIds.commit(commit.getRepo(), commit.getSha());
        if (!stage.contains(id)) {
            stage.submit(id, commit.getRepo(), codec.encode(commit, position), timestamp);
        }
    }

    private void holdBack(Mark mark, RawPosition position, long timestamp) {
        String id =
                "mark#" + position.topic() + "#" + position.partition() + "#" + position.offset();
        stage.barrier(id, mark.getRepo(), codec.encode(mark, position), timestamp);
    }

    @Override
    public Callable<EnrichedEvent> prepare(Entry<PendingRecord> entry) {
        RawCommit commit = commit(entry);
        RawPosition position = RawCodec.position(entry.payload());
        return () -> events.commit(commit, position, fetch(commit));
    }

    @Override
    public void completed(Entry<PendingRecord> entry, EnrichedEvent event) {
        emit(event, entry.timestamp());
    }

    @Override
    public void failed(Entry<PendingRecord> entry, Throwable cause) {
        RawPosition position = RawCodec.position(entry.payload());
        emit(
                events.commitWithoutDiff(commit(entry), position, DiffFailure.describe(cause)),
                entry.timestamp());
    }

    @Override
    public Verdict judge(Throwable cause) {
        return DiffFailure.judge(cause);
    }

    @Override
    public void released(Entry<PendingRecord> barrier) {
        Mark mark = codec.decode(barrier.payload(), Mark.class);
        forward(new Finding.Complete(mark, barrier.payload().getTopic()), barrier.timestamp());
    }

    @Override
    public Optional<Origin> origin(Entry<PendingRecord> entry) {
        return Optional.of(RawCodec.origin(entry));
    }

    @Override
    public void close() {
        if (stage != null) {
            stage.close();
        }
    }

    private void emit(EnrichedEvent event, long timestamp) {
        forward(new Finding.Event(event), timestamp);
    }

    private void forward(Finding finding, long timestamp) {
        context.forward(new Record<>(finding.repo(), finding, timestamp));
    }

    /**
     * A quota that is nearly used up is spread over its window, in every service that shares it.
     */
    private CommitDetail fetch(RawCommit commit) {
        github.notBefore()
                .ifPresent(
                        instant -> {
                            throw new GitHubException.RateLimited(
                                    "The rest of GitHub's quota is spread until it is renewed.",
                                    instant);
                        });
        return github.commit(commit.getRepo(), commit.getSha());
    }

    private RawCommit commit(Entry<PendingRecord> entry) {
        return codec.decode(entry.payload(), RawCommit.class);
    }

    private RawPosition position() {
        RecordMetadata metadata = context.recordMetadata().orElseThrow();
        return new RawPosition(metadata.topic(), metadata.partition(), metadata.offset());
    }
}
