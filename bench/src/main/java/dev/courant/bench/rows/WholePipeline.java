package dev.courant.bench.rows;

import dev.courant.bench.Bench;
import dev.courant.bench.report.Goal;
import dev.courant.bench.stand.Aggregator;
import dev.courant.bench.stand.CannedGitHub;
import dev.courant.bench.stand.Enricher;
import dev.courant.bench.stand.Events;
import dev.courant.bench.stand.Lane;
import dev.courant.bench.stand.PlainCopy;
import dev.courant.bench.stand.Records;
import dev.courant.bench.stand.Stand;

/** From raw records to the digests of their day, beside bytes that are read and written. */
public final class WholePipeline implements Bench {

    private static final int THREADS = 4;
    private static final int EVENTS = 20_000;
    private static final int REPOS = 40;

    private int days;

    @Override
    public int id() {
        return 6;
    }

    @Override
    public String name() {
        return "raw to digests with instant calls, 4 threads a service, events/s, beside consumers"
                + " and producers that copy the raw bytes, 4 threads, without transactions";
    }

    @Override
    public Goal goal() {
        return new Goal(">= 0.4");
    }

    @Override
    public Measured run() throws Exception {
        try (var stand = Stand.withBroker();
                var github = CannedGitHub.instant();
                var lane = new Lane(stand, "pipeline", THREADS, THREADS);
                var copy = new PlainCopy(lane.cluster(), "pipeline.copied", THREADS)) {
            var cluster = lane.cluster();
            lane.start("enricher", Enricher.over(github, cluster));
            lane.start("aggregator", Aggregator.of(cluster));
            var records = new Records(cluster);
            return Measured.of(
                    Rounds.ratios(
                            6,
                            5,
                            () -> EVENTS / secondsToDigests(lane, records),
                            () -> EVENTS / copy.seconds()));
        }
    }

    private double secondsToDigests(Lane lane, Records records) {
        var repos = Events.repos("days-" + days++, REPOS);
        var input = records.commits(repos, EVENTS);
        input.addAll(records.marks(repos));
        try (var digests = lane.tap(lane.cluster().topics().digests())) {
            return lane.seconds(input, digests, repos.size());
        }
    }
}
