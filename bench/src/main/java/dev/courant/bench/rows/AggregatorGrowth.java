package dev.courant.bench.rows;

import dev.courant.bench.Bench;
import dev.courant.bench.report.Figure;
import dev.courant.bench.report.Goal;
import dev.courant.bench.stand.Aggregator;
import dev.courant.bench.stand.Events;
import dev.courant.bench.stand.Lane;
import dev.courant.bench.stand.Records;
import dev.courant.bench.stand.Stand;

import java.util.List;

/** Whether an event costs more in a day that holds many. */
public final class AggregatorGrowth implements Bench {

    private static final int EVENTS = 20_000;
    private static final int SMALL_DAY = 200;

    private int days;

    @Override
    public int id() {
        return 5;
    }

    @Override
    public String name() {
        return "aggregator, cost per event until the digest is there, one day of 20,000 events,"
                + " beside 100 days of 200";
    }

    @Override
    public Goal goal() {
        return new Goal("<= 1.2");
    }

    @Override
    public Measured run() throws Exception {
        try (var stand = Stand.withBroker();
                var lane = new Lane(stand, "aggregating", 1, 1)) {
            var cluster = lane.cluster();
            lane.start("aggregator", Aggregator.of(cluster));
            var records = new Records(cluster);
            var ratios =
                    Rounds.ratios(
                            2,
                            5,
                            () -> seconds(lane, records, EVENTS),
                            () -> seconds(lane, records, SMALL_DAY));
            return new Measured(ratios, listWindow(stand));
        }
    }

    /** For as many events in all, so that seconds are costs. */
    private double seconds(Lane lane, Records records, int eventsEach) {
        var repos = Events.repos("days-" + days++, EVENTS / eventsEach);
        try (var digests = lane.tap(lane.cluster().topics().digests())) {
            return lane.seconds(records.days(repos, eventsEach), digests, repos.size());
        }
    }

    private static List<Figure> listWindow(Stand stand) throws Exception {
        try (var window = new ListWindow(stand.directory().resolve("window"))) {
            var ratios =
                    Rounds.ratios(
                            1,
                            5,
                            () -> window.secondsPerEvent(EVENTS),
                            () -> window.secondsPerEvent(SMALL_DAY));
            return List.of(
                    Figure.of(
                            "the same of a DSL window that appends to a list, store alone",
                            Goal.REPORT,
                            ratios));
        }
    }
}
