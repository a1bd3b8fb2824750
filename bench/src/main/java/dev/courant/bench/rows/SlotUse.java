package dev.courant.bench.rows;

import dev.courant.bench.Bench;
import dev.courant.bench.report.Goal;
import dev.courant.bench.stand.CannedGitHub;
import dev.courant.bench.stand.Enricher;
import dev.courant.bench.stand.Events;
import dev.courant.bench.stand.Lane;
import dev.courant.bench.stand.Records;
import dev.courant.bench.stand.Stand;

import java.time.Duration;

/** Whether slots stand empty while there is work for them. */
public final class SlotUse implements Bench {

    private static final Duration CALL = Duration.ofMillis(100);
    private static final int EVENTS = 5_120;
    private static final double IDEAL_SECONDS =
            (double) EVENTS / Enricher.SLOTS * CALL.toMillis() / 1000;

    @Override
    public int id() {
        return 2;
    }

    @Override
    public String name() {
        return "enricher with 100 ms calls and 64 slots, events/s from the first to the last,"
                + " beside the ideal 64 / 0.1 s";
    }

    @Override
    public Goal goal() {
        return new Goal(">= 0.9");
    }

    @Override
    public Measured run() throws Exception {
        try (var stand = Stand.withBroker();
                var github = CannedGitHub.answeringAfter(CALL);
                var lane = new Lane(stand, "enriching", 4, 1)) {
            lane.start("enricher", Enricher.over(github, lane.cluster()));
            var records = new Records(lane.cluster());
            return Measured.of(
                    Rounds.ratios(1, 5, () -> IDEAL_SECONDS, () -> seconds(lane, records)));
        }
    }

    private static double seconds(Lane lane, Records records) {
        try (var enriched = lane.tap(lane.cluster().topics().enriched())) {
            var commits = records.commits(Events.repos("octo", 32), EVENTS);
            return lane.seconds(commits, enriched, EVENTS);
        }
    }
}
