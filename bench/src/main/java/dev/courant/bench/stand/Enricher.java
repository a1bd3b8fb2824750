package dev.courant.bench.stand;

import dev.courant.app.topics.Cluster;
import dev.courant.async.CallPool;
import dev.courant.enricher.EnricherConfig;
import dev.courant.enricher.EnricherTopology;
import dev.courant.github.GitHubClient;

import org.apache.kafka.streams.Topology;

/** The enricher as the app wires it, without a model. */
public final class Enricher {

    /** As many calls as the app makes at a time. */
    public static final int SLOTS = 64;

    private Enricher() {}

    /** Over a client, with its own slots. */
    public static Topology over(GitHubClient github, Cluster cluster) {
        return over(github, cluster, EnricherConfig.defaults());
    }

    /** The same with other knobs. */
    public static Topology over(GitHubClient github, Cluster cluster, EnricherConfig config) {
        return new EnricherTopology(
                        config,
                        cluster.topics(),
                        cluster.serdes(),
                        CallPool.virtualThreads("github", SLOTS),
                        github)
                .get();
    }
}
