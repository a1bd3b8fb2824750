package dev.courant.enricher;

import dev.courant.async.AsyncConfig;
import dev.courant.async.AsyncHandler;
import dev.courant.async.AsyncStage;
import dev.courant.async.CallPool;
import dev.courant.async.Entry;
import dev.courant.async.Origin;
import dev.courant.async.Verdict;
import dev.courant.llm.AnswerStore;
import dev.courant.llm.Usage;
import dev.courant.llm.UsageMeter;
import dev.courant.schemas.AvroSerdes;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.EventKind;
import dev.courant.schemas.Level;
import dev.courant.schemas.Mark;
import dev.courant.schemas.ModelAnswer;
import dev.courant.schemas.ModelUsage;
import dev.courant.schemas.Topics;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Events wait for what a model says of them, marks wait for the events before them. Owner: the
 * stream thread of one task; what waits survives a crash, and is of one transaction with what is
 * forwarded.
 *
 * <p>A model that does not answer costs its analysis, never the event. While tokens are limited,
 * all but high events wait for the mark behind them, and ask in the order of their scores.
 */
final class AnalysisProcessor
        implements Processor<String, Finding, String, Object>,
                AsyncHandler<PendingFinding, Opinion> {

    private static final Logger LOG = LoggerFactory.getLogger(AnalysisProcessor.class);
    private static final int TRIES = 3;
    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);
    private static final Duration LAST_BACKOFF = Duration.ofSeconds(4);

    private final @Nullable Analyst analyst;
    private final AvroSerdes serdes;
    private final CallPool pool;
    private final String issues;
    private final FindingCodec codec;
    private final UsageMeter meter;
    private final ProblemLog problems = new ProblemLog();
    private final Map<String, Tries> tries = new HashMap<>();

    private @Nullable ProcessorContext<String, Object> context;
    private @Nullable AsyncStage<PendingFinding, Opinion> stage;
    private @Nullable HeldEvents held;
    private @Nullable TokenLedger tokens;
    private @Nullable AnswerStore answers;
    private boolean drained;

    /**
     * @param analyst null if no model is configured: then everything passes, behind what may still
     *     wait from before
     */
    AnalysisProcessor(
            @Nullable Analyst analyst,
            Topics topics,
            AvroSerdes serdes,
            CallPool pool,
            UsageMeter meter) {
        this.analyst = analyst;
        this.serdes = serdes;
        this.pool = pool;
        this.issues = topics.rawIssues();
        this.codec = new FindingCodec(topics, serdes);
        this.meter = meter;
    }

    @Override
    public void init(ProcessorContext<String, Object> processorContext) {
        context = processorContext;
        var calls =
                AsyncConfig.of(EnricherTopology.ANALYSES_STORE)
                        .withFailures(TRIES, FIRST_BACKOFF, LAST_BACKOFF);
        if (analyst != null) {
            tokens = TokenLedger.open(context, analyst.budget());
            answers = answers(context.getStateStore(EnricherTopology.ANSWERS_STORE));
            calls = calls.withMaxPerKey(analyst.concurrency()).withTimeout(analyst.patience());
        }
        stage = AsyncStage.open(context, calls, pool, serdes.of(PendingFinding.class), this);
        held = HeldEvents.open(context, holds(), this::ask);
    }

    private boolean holds() {
        return analyst != null && analyst.limited();
    }

    /**
     * The store is Kafka Streams' own, filled by its own thread, and may be read by any. When it is
     * restored, nobody looks at the bytes: what cannot be decoded is not known.
     */
    private static AnswerStore answers(
            ReadOnlyKeyValueStore<String, ValueAndTimestamp<ModelAnswer>> store) {
        return key -> {
            try {
                return Optional.ofNullable(store.get(key)).map(known -> known.value().getAnswer());
            } catch (SerializationException e) {
                return Optional.empty();
            }
        };
    }

    @Override
    public void process(Record<String, Finding> record) {
        if (passes()) {
            forward(record.value(), record.timestamp());
            return;
        }
        var pending =
                codec.encode(record.value(), record.timestamp(), context.currentSystemTimeMs());
        switch (record.value()) {
            case Finding.Event(EnrichedEvent event) -> take(event, pending);
            case Finding.Complete complete -> holdBack(complete, pending);
        }
    }

    /** Nothing may overtake what was waiting when the model was taken out of the configuration. */
    private boolean passes() {
        drained = drained || (analyst == null && stage.pending() == 0 && held.isEmpty());
        return drained;
    }

    private void take(EnrichedEvent event, PendingFinding pending) {
        if (holds() && event.getRuleLevel() != Level.HIGH) {
            held.add(event, pending);
        } else {
            ask(event, pending);
        }
    }

    private void holdBack(Finding.Complete complete, PendingFinding pending) {
        String repo = complete.repo();
        held.release(repo, kindOf(complete.topic()));
        Mark mark = complete.mark();
        String span = mark.getFrom() + "#" + mark.getThrough() + "#" + mark.getObservedAt();
        String id = repo + "#mark#" + complete.topic() + "#" + span;
        stage.barrier(id, repo, pending, pending.getTimestamp());
    }

    private EventKind kindOf(String rawTopic) {
        return rawTopic.equals(issues) ? EventKind.ISSUE : EventKind.COMMIT;
    }

    private void ask(PendingFinding pending) {
        ask(codec.event(pending), pending);
    }

    /** Asked a second time while it waits, an event would fall behind a mark. */
    private void ask(EnrichedEvent event, PendingFinding pending) {
        if (!stage.contains(event.getId())) {
            stage.submit(event.getId(), event.getRepo(), pending, pending.getTimestamp());
        }
    }

    @Override
    public Callable<Opinion> prepare(Entry<PendingFinding> entry) {
        if (analyst == null) {
            return () -> {
                throw new AnalysisFailure.NoModel();
            };
        }
        var event = codec.event(entry.payload());
        var known = answers;
        var soFar = tries.computeIfAbsent(entry.id(), any -> new Tries());
        return () -> analyst.opinion(event, known, soFar);
    }

    @Override
    public Verdict judge(Throwable cause) {
        return AnalysisFailure.judge(cause);
    }

    @Override
    public void completed(Entry<PendingFinding> entry, Opinion opinion) {
        tries.remove(entry.id());
        if (!opinion.known()) {
            problems.answered().ifPresent(LOG::warn);
        }
        if (opinion.answer() != null) {
            context.forward(
                    new Record<>(opinion.key(), opinion.answer(), entry.timestamp()),
                    EnricherTopology.ANSWERS_SINK);
        }
        emit(opinion.event(), entry.timestamp());
    }

    @Override
    public void failed(Entry<PendingFinding> entry, Throwable cause) {
        var spent = Optional.ofNullable(tries.remove(entry.id())).map(Tries::spent);
        var event = codec.event(entry.payload());
        if (cause instanceof AnalysisFailure.NoModel) {
            emit(event, entry.timestamp());
            return;
        }
        tell(entry, cause);
        emit(Analyst.withoutOpinion(event, cause, spent.orElse(Usage.NONE)), entry.timestamp());
    }

    private void tell(Entry<PendingFinding> entry, Throwable cause) {
        if (AnalysisFailure.isOurs(cause)) {
            LOG.error("{} could not be analysed", entry.id(), cause);
        }
        problems.failed(AnalysisFailure.code(cause), context.currentSystemTimeMs())
                .ifPresent(LOG::warn);
    }

    private void emit(EnrichedEvent event, long timestamp) {
        if (tokens != null) {
            tokens.add(event.getUsage(), context.currentSystemTimeMs());
            meter(event.getRepo(), event.getUsage());
        }
        forward(new Finding.Event(event), timestamp);
    }

    private void meter(String repo, @Nullable ModelUsage spent) {
        if (spent != null) {
            meter.used(
                    repo,
                    spent.getModel(),
                    new Usage(
                            spent.getCalls(),
                            spent.getPromptTokens(),
                            spent.getCompletionTokens()));
        }
    }

    @Override
    public void released(Entry<PendingFinding> barrier) {
        forward(codec.complete(barrier.payload()), barrier.timestamp());
    }

    private void forward(Finding finding, long timestamp) {
        context.forward(new Record<>(finding.repo(), finding, timestamp), EnricherTopology.LEDGER);
    }

    @Override
    public Optional<Origin> origin(Entry<PendingFinding> entry) {
        return Optional.of(codec.origin(entry));
    }

    @Override
    public void close() {
        if (stage != null) {
            stage.close();
        }
        if (tokens != null) {
            tokens.close();
        }
    }
}
