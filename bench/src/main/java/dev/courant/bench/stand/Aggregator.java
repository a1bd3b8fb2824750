package dev.courant.bench.stand;

import dev.courant.aggregator.AggregatorConfig;
import dev.courant.aggregator.AggregatorTopology;
import dev.courant.app.topics.Cluster;

import org.apache.kafka.streams.Topology;

import java.time.ZoneOffset;

/** The aggregator as the app wires it, with days of UTC. */
public final class Aggregator {

    private Aggregator() {}

    /** Of a deployment. */
    public static Topology of(Cluster cluster) {
        return new AggregatorTopology(
                        AggregatorConfig.in(ZoneOffset.UTC), cluster.topics(), cluster.serdes())
                .get();
    }
}
