package dev.courant.bench.rows;

import dev.courant.app.topics.Cluster;
import dev.courant.bench.Bench;
import dev.courant.bench.report.Figure;
import dev.courant.bench.report.Goal;
import dev.courant.bench.report.Spread;
import dev.courant.bench.stand.CannedGitHub;
import dev.courant.bench.stand.Enricher;
import dev.courant.bench.stand.Events;
import dev.courant.bench.stand.Lane;
import dev.courant.bench.stand.Records;
import dev.courant.bench.stand.Stand;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;

import java.util.ArrayList;
import java.util.List;

/** What it costs that calls are remembered, made and settled, beside records that are copied. */
public final class EnricherThroughput implements Bench {

    private static final int PARTITIONS = 4;
    private static final int THREADS = 4;
    private static final int EVENTS = 20_000;

    /** By then the compilers have settled: they are a fifth of all work before. */
    private static final int WARM_UPS = 8;

    private static final List<String> REPOS = Events.repos("octo", 64);

    private final List<Double> eventsPerSecond = new ArrayList<>();

    @Override
    public int id() {
        return 1;
    }

    @Override
    public String name() {
        return "enricher with instant calls, events/s, beside a plain exactly-once copy of the same"
                + " records, 4 threads each";
    }

    @Override
    public Goal goal() {
        return new Goal(">= 0.6");
    }

    @Override
    public Measured run() throws Exception {
        try (var stand = Stand.withBroker();
                var github = CannedGitHub.instant();
                var enricher = new Lane(stand, "enriching", PARTITIONS, THREADS);
                var copy = new Lane(stand, "copying", PARTITIONS, THREADS)) {
            enricher.start("enricher", Enricher.over(github, enricher.cluster()));
            copy.start("copy", copy(copy.cluster()));
            var ratios =
                    Rounds.ratios(
                            WARM_UPS,
                            5,
                            () -> eventsPerSecond(enricher),
                            () -> eventsPerSecond(copy));
            return new Measured(
                    ratios,
                    List.of(
                            Figure.of("enricher, events/s", median(0)),
                            Figure.of("copy, events/s", median(1))));
        }
    }

    private double eventsPerSecond(Lane lane) {
        try (var enriched = lane.tap(lane.cluster().topics().enriched())) {
            var commits = new Records(lane.cluster()).commits(REPOS, EVENTS);
            double rate = EVENTS / lane.seconds(commits, enriched, EVENTS);
            eventsPerSecond.add(rate);
            return rate;
        }
    }

    /** Of the rounds that count: both take turns. */
    private double median(int which) {
        var counted = new ArrayList<Double>();
        for (int i = 2 * WARM_UPS + which; i < eventsPerSecond.size(); i += 2) {
            counted.add(eventsPerSecond.get(i));
        }
        return Spread.of(counted).median();
    }

    /** Decodes each record, and writes it as it is to where enriched ones go. */
    static Topology copy(Cluster cluster) {
        var values = cluster.serdes().any();
        return new Topology()
                .addSource(
                        "source",
                        Serdes.String().deserializer(),
                        values.deserializer(),
                        cluster.topics().rawCommits())
                .addSink(
                        "sink",
                        cluster.topics().enriched(),
                        Serdes.String().serializer(),
                        values.serializer(),
                        "source");
    }
}
