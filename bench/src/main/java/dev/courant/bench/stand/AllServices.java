package dev.courant.bench.stand;

import dev.courant.aggregator.AggregatorConfig;
import dev.courant.aggregator.AggregatorTopology;
import dev.courant.app.topics.Cluster;
import dev.courant.async.CallPool;
import dev.courant.github.GitHubClient;
import dev.courant.poller.PollerConfig;
import dev.courant.poller.PollerTopology;
import dev.courant.publisher.PublisherConfig;
import dev.courant.publisher.PublisherTopology;

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
        var topics = cluster.topics();
        var serdes = cluster.serdes();
        var services = new LinkedHashMap<String, Topology>();
        services.put(
                "poller",
                new PollerTopology(
                                PollerConfig.defaults(),
                                topics,
                                serdes,
                                CallPool.virtualThreads("github", Enricher.SLOTS),
                                github)
                        .get());
        services.put("enricher", Enricher.over(github, cluster));
        services.put(
                "aggregator",
                new AggregatorTopology(AggregatorConfig.in(ZoneOffset.UTC), topics, serdes).get());
        services.put(
                "publisher",
                new PublisherTopology(
                                PublisherConfig.of("Daily", "Benchmarks", "en", ZoneOffset.UTC),
                                topics,
                                serdes,
                                CallPool.virtualThreads("store", STORE_CALLS),
                                new MemoryStore())
                        .get());
        return services;
    }
}
