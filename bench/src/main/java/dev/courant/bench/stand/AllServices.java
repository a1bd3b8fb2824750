package dev.courant.bench.stand;

import dev.courant.app.topics.Cluster;
import dev.courant.async.CallPool;
import dev.courant.github.GitHubClient;
import dev.courant.poller.PollerConfig;
import dev.courant.poller.PollerTopology;
import dev.courant.publisher.PublisherConfig;
import dev.courant.publisher.PublisherTopology;
import dev.courant.store.ObjectStore;

import org.apache.kafka.streams.Topology;

import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/** The four services as the app wires them by default: without a model, and without channels. */
public final class AllServices {

    private static final int STORE_CALLS = 8;

    private AllServices() {}

    /** Topologies by the names of the services, in the order of the flow. */
    public static Map<String, Topology> of(Cluster cluster, GitHubClient github) {
        var services = new LinkedHashMap<String, Topology>();
        services.put(
                "poller",
                new PollerTopology(
                                PollerConfig.defaults(),
                                cluster.topics(),
                                cluster.serdes(),
                                CallPool.virtualThreads("github", Enricher.SLOTS),
                                github)
                        .get());
        services.putAll(
                behindThePoller(cluster, Enricher.over(github, cluster), new MemoryStore()));
        return services;
    }

    /** The same without the poller, for raw records that are put there by hand. */
    public static Map<String, Topology> behindThePoller(
            Cluster cluster, Topology enricher, ObjectStore store) {
        var services = new LinkedHashMap<String, Topology>();
        services.put("enricher", enricher);
        services.put("aggregator", Aggregator.of(cluster));
        services.put(
                "publisher",
                new PublisherTopology(
                                PublisherConfig.of("Daily", "Benchmarks", "en", ZoneOffset.UTC),
                                cluster.topics(),
                                cluster.serdes(),
                                CallPool.virtualThreads("store", STORE_CALLS),
                                store)
                        .get());
        return services;
    }
}
