package dev.courant.enricher;

import dev.courant.async.AsyncStage;
import dev.courant.async.CallPool;
import dev.courant.github.GitHubClient;
import dev.courant.schemas.AvroSerdes;
import dev.courant.schemas.Mark;
import dev.courant.schemas.Topics;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

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
    static final String ENRICHER = "enricher";
    static final String ENRICHED_SINK = "enriched-sink";
    static final String PROGRESS_SINK = "progress-sink";
    static final String PENDING_STORE = "enricher-pending";

    private final EnricherConfig config;
    private final Topics topics;
    private final AvroSerdes serdes;
    private final CallPool pool;
    private final GitHubClient github;

    /**
     * @param pool where diffs are fetched; shared by all tasks
     * @param github client that fetches them; stays open, whoever made it closes it
     */
    public EnricherTopology(
            EnricherConfig config,
            Topics topics,
            AvroSerdes serdes,
            CallPool pool,
            GitHubClient github) {
        this.config = config;
        this.topics = topics;
        this.serdes = serdes;
        this.pool = pool;
        this.github = github;
    }

    @Override
    public Topology get() {
        Serde<String> keys = Serdes.String();
        Serde<SpecificRecord> values = serdes.any();
        return new Topology()
                .addSource(
                        AutoOffsetReset.earliest(),
                        RAW_COMMITS_SOURCE,
                        keys.deserializer(),
                        values.deserializer(),
                        topics.rawCommits())
                .addSource(
                        AutoOffsetReset.earliest(),
                        RAW_ISSUES_SOURCE,
                        keys.deserializer(),
                        values.deserializer(),
                        topics.rawIssues())
                .addProcessor(ENRICHER, this::processor, RAW_COMMITS_SOURCE, RAW_ISSUES_SOURCE)
                .addStateStore(AsyncStage.store(PENDING_STORE), ENRICHER)
                .addStateStore(counts(), ENRICHER)
                .addStateStore(marks(), ENRICHER)
                .addSink(
                        ENRICHED_SINK,
                        topics.enriched(),
                        keys.serializer(),
                        values.serializer(),
                        ENRICHER)
                .addSink(
                        PROGRESS_SINK,
                        topics.progress(),
                        keys.serializer(),
                        values.serializer(),
                        ENRICHER);
    }

    private EnricherProcessor processor() {
        return new EnricherProcessor(config, topics, serdes, pool, github);
    }

    private static StoreBuilder<KeyValueStore<String, Long>> counts() {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(RepoLedger.COUNTS_STORE),
                Serdes.String(),
                Serdes.Long());
    }

    private StoreBuilder<KeyValueStore<String, Mark>> marks() {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(RepoLedger.MARKS_STORE),
                Serdes.String(),
                serdes.of(Mark.class));
    }
}
