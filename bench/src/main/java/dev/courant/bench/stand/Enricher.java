package dev.courant.bench.stand;

import dev.courant.app.topics.Cluster;
import dev.courant.async.CallPool;
import dev.courant.enricher.Analyst;
import dev.courant.enricher.AnalystConfig;
import dev.courant.enricher.EnricherConfig;
import dev.courant.enricher.EnricherTopology;
import dev.courant.github.GitHubClient;
import dev.courant.llm.LlmClient;
import dev.courant.llm.UsageMeter;

import org.apache.kafka.streams.Topology;

import java.time.InstantSource;

/** The enricher as the app wires it. */
public final class Enricher {

    /** As many calls as the app makes at a time. */
    public static final int SLOTS = 64;

    private Enricher() {}

    /** Over a client, with its own slots, and without a model. */
    public static Topology over(GitHubClient github, Cluster cluster) {
        return over(github, cluster, EnricherConfig.defaults());
    }

    /** The same with other knobs. */
    public static Topology over(GitHubClient github, Cluster cluster, EnricherConfig config) {
        return topology(github, cluster, config).get();
    }

    /** With a model, in English. */
    public static Topology asking(LlmClient model, GitHubClient github, Cluster cluster) {
        var analyst =
                new Analyst(AnalystConfig.of("Benchmarks", "en"), model, InstantSource.system());
        return topology(github, cluster, EnricherConfig.defaults())
                .withModel(
                        analyst,
                        CallPool.virtualThreads("llm", model.config().concurrency()),
                        UsageMeter.NONE)
                .get();
    }

    private static EnricherTopology topology(
            GitHubClient github, Cluster cluster, EnricherConfig config) {
        return new EnricherTopology(
                config,
                cluster.topics(),
                cluster.serdes(),
                CallPool.virtualThreads("github", SLOTS),
                github);
    }
}
