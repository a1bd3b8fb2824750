package dev.courant.enricher;

import dev.courant.async.AsyncStage;
import dev.courant.async.CallPool;
import dev.courant.github.GitHubClient;
import dev.courant.llm.UsageMeter;
import dev.courant.schemas.AvroSerdes;
import dev.courant.schemas.Mark;
import dev.courant.schemas.ModelAnswer;
import dev.courant.schemas.Topics;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/**
 * Raw events to enriched ones: each with its diff and its importance, and progress that says how
 * far they are complete.
 *
 * <p>Promises, under exactly-once: one enriched event for each raw one, whatever GitHub answers;
 * and a {@code Progress} comes behind every event that it covers, with their count. The two raw
 * topics must have as many partitions as each other, so that one task sees both streams of a
 * repository.
 */
public final class EnricherTopology implements Supplier<Topology> {

    static final String RAW_COMMITS_SOURCE = "raw-commits-source";
    static final String RAW_ISSUES_SOURCE = "raw-issues-source";
    static final String REANALYSES_SOURCE = "reanalyses-source";
    static final String ANSWERS_SOURCE = "answers-source";
    static final String DIFFS = "diffs";
    static final String AGAIN = "again";
    static final String ANALYSES = "analyses";
    static final String LEDGER = "ledger";
    static final String ENRICHED_SINK = "enriched-sink";
    static final String PROGRESS_SINK = "progress-sink";
    static final String ANSWERS_SINK = "answers-sink";
    static final String DIFFS_STORE = "enricher-pending";
    static final String ANALYSES_STORE = "enricher-analyses";
    static final String ANSWERS_STORE = "known-answers";

    private final EnricherConfig config;
    private final Topics topics;
    private final AvroSerdes serdes;
    private final GitHubClient github;
    private final CallPool diffCalls;
    private final @Nullable Analyst analyst;
    private final CallPool modelCalls;
    private final UsageMeter usage;
    private final ProgressMeter progress;

    /**
     * Without a model: the rules' view is all there is.
     *
     * @param diffCalls where diffs are fetched; shared by all tasks
     * @param github client that fetches them; stays open, whoever made it closes it
     */
    public EnricherTopology(
            EnricherConfig config,
            Topics topics,
            AvroSerdes serdes,
            CallPool diffCalls,
            GitHubClient github) {
        this(
                config,
                topics,
                serdes,
                diffCalls,
                github,
                null,
                diffCalls,
                UsageMeter.NONE,
                ProgressMeter.NONE);
    }

    private EnricherTopology(
            EnricherConfig config,
            Topics topics,
            AvroSerdes serdes,
            CallPool diffCalls,
            GitHubClient github,
            @Nullable Analyst analyst,
            CallPool modelCalls,
            UsageMeter usage,
            ProgressMeter progress) {
        this.config = config;
        this.topics = topics;
        this.serdes = serdes;
        this.diffCalls = diffCalls;
        this.github = github;
        this.analyst = analyst;
        this.modelCalls = modelCalls;
        this.usage = usage;
        this.progress = progress;
    }

    /**
     * The same with a model's view of each event.
     *
     * @param calls where models are asked; shared by all tasks
     * @param newUsage told what each event has cost
     */
    public EnricherTopology withModel(Analyst model, CallPool calls, UsageMeter newUsage) {
        return new EnricherTopology(
                config, topics, serdes, diffCalls, github, model, calls, newUsage, progress);
    }

    /** The same, and the meter is told how far each repository is complete. */
    public EnricherTopology meteredBy(ProgressMeter meter) {
        return new EnricherTopology(
                config, topics, serdes, diffCalls, github, analyst, modelCalls, usage, meter);
    }

    @Override
    public Topology get() {
        var topology = knownAnswers();
        source(topology, RAW_COMMITS_SOURCE, topics.rawCommits());
        source(topology, RAW_ISSUES_SOURCE, topics.rawIssues());
        topology.addProcessor(DIFFS, this::diffs, RAW_COMMITS_SOURCE, RAW_ISSUES_SOURCE)
                .addStateStore(AsyncStage.store(DIFFS_STORE), DIFFS);
        source(topology, REANALYSES_SOURCE, topics.reanalyses());
        topology.addProcessor(AGAIN, AgainProcessor::new, REANALYSES_SOURCE);
        topology.addProcessor(ANALYSES, this::analyses, DIFFS, AGAIN)
                .addStateStore(AsyncStage.store(ANALYSES_STORE), ANALYSES)
                .addStateStore(store(HeldEvents.STORE, serdes.of(PendingFinding.class)), ANALYSES)
                .addStateStore(store(TokenLedger.STORE, Serdes.Long()), ANALYSES);
        topology.addProcessor(LEDGER, () -> new LedgerProcessor(topics, progress), ANALYSES)
                .addStateStore(store(RepoLedger.COUNTS_STORE, Serdes.Long()), LEDGER)
                .addStateStore(store(RepoLedger.MARKS_STORE, serdes.of(Mark.class)), LEDGER);
        sink(topology, ENRICHED_SINK, topics.enriched(), LEDGER);
        sink(topology, PROGRESS_SINK, topics.progress(), LEDGER);
        if (analyst != null) {
            sink(topology, ANSWERS_SINK, topics.answers(), ANALYSES);
        }
        return topology;
    }

    /** What models have answered, whoever asked: every instance knows all of it. */
    private Topology knownAnswers() {
        var builder = new StreamsBuilder();
        if (analyst != null) {
            builder.globalTable(
                    topics.answers(),
                    Consumed.with(Serdes.String(), serdes.of(ModelAnswer.class))
                            .withName(ANSWERS_SOURCE),
                    Materialized.as(Stores.persistentKeyValueStore(ANSWERS_STORE)));
        }
        return builder.build();
    }

    private DiffProcessor diffs() {
        return new DiffProcessor(config, serdes, diffCalls, github);
    }

    private AnalysisProcessor analyses() {
        return new AnalysisProcessor(analyst, topics, serdes, modelCalls, usage);
    }

    private void source(Topology topology, String name, String topic) {
        topology.addSource(
                AutoOffsetReset.earliest(),
                name,
                Serdes.String().deserializer(),
                serdes.any().deserializer(),
                topic);
    }

    private void sink(Topology topology, String name, String topic, String parent) {
        topology.addSink(
                name, topic, Serdes.String().serializer(), serdes.any().serializer(), parent);
    }

    private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> values) {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(name), Serdes.String(), values);
    }
}
