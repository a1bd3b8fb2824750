package dev.courant.bench.rows;

import dev.courant.bench.Bench;
import dev.courant.bench.report.Goal;
import dev.courant.bench.stand.CannedGitHub;
import dev.courant.bench.stand.Enricher;
import dev.courant.bench.stand.Events;
import dev.courant.bench.stand.Lane;
import dev.courant.bench.stand.Records;
import dev.courant.bench.stand.Stand;
import dev.courant.enricher.EnricherConfig;

import java.time.Duration;
import java.util.List;

/**
 * Whether an event costs more when many others wait. Those that wait are of repositories whose
 * calls hang, one call each, so that as many slots are taken with few as with many.
 */
public final class ManyPending implements Bench {

    /** A task takes 10,000 before it waits for room: with 6,250 each, none of them is full. */
    private static final int PARTITIONS = 16;

    private static final int EVENTS = 6_000;
    private static final int MANY = 100_000;
    private static final int FEW = 100;
    private static final List<String> REPOS = Events.repos("octo", 64);

    private static final EnricherConfig ONE_CALL_EACH =
            EnricherConfig.defaults().withCalls(1, Duration.ofMinutes(10));

    @Override
    public int id() {
        return 4;
    }

    @Override
    public String name() {
        return "enricher with instant calls, events/s with 100,000 others pending, beside with 100";
    }

    @Override
    public Goal goal() {
        return new Goal(">= 0.9");
    }

    @Override
    public Measured run() throws Exception {
        try (var stand = Stand.withBroker();
                var github = CannedGitHub.instant();
                var many = new Lane(stand, "many", PARTITIONS, 2);
                var few = new Lane(stand, "few", PARTITIONS, 2)) {
            for (var lane : List.of(many, few)) {
                lane.start("enricher", Enricher.over(github, lane.cluster(), ONE_CALL_EACH));
            }
            hold(many, MANY);
            hold(few, FEW);
            return Measured.of(
                    Rounds.ratios(2, 5, () -> eventsPerSecond(many), () -> eventsPerSecond(few)));
        }
    }

    /** Returns when they are taken in: events behind them, in all partitions, have come out. */
    private static void hold(Lane lane, int count) {
        var hanging = Events.reposInEachPartition("hanging", PARTITIONS);
        var records = new Records(lane.cluster());
        try (var enriched = lane.tap(lane.cluster().topics().enriched())) {
            lane.send(records.commits(hanging, count));
            lane.send(records.commits(REPOS, REPOS.size()));
            enriched.await(REPOS.size());
        }
    }

    private static double eventsPerSecond(Lane lane) {
        try (var enriched = lane.tap(lane.cluster().topics().enriched())) {
            var commits = new Records(lane.cluster()).commits(REPOS, EVENTS);
            return EVENTS / lane.seconds(commits, enriched, EVENTS);
        }
    }
}
