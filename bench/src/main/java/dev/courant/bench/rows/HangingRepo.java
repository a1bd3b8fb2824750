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
import java.util.List;

/** What a repository whose calls never end takes from the others. */
public final class HangingRepo implements Bench {

    private static final Duration CALL = Duration.ofMillis(100);
    private static final int EVENTS = 2_560;
    private static final int HANGING_EVENTS = 200;
    private static final List<String> REPOS = Events.repos("octo", 32);

    @Override
    public int id() {
        return 3;
    }

    @Override
    public String name() {
        return "the same, events/s of 32 repositories, with the calls of another one hanging,"
                + " beside without";
    }

    @Override
    public Goal goal() {
        return new Goal(">= 0.95");
    }

    @Override
    public Measured run() throws Exception {
        try (var stand = Stand.withBroker();
                var github = CannedGitHub.answeringAfter(CALL);
                var with = new Lane(stand, "with", 4, 1);
                var without = new Lane(stand, "without", 4, 1)) {
            for (var lane : List.of(with, without)) {
                lane.start("enricher", Enricher.over(github, lane.cluster()));
            }
            var records = new Records(with.cluster());
            with.send(records.commits(List.of(CannedGitHub.HANGING + "repo"), HANGING_EVENTS));
            return Measured.of(
                    Rounds.ratios(
                            1, 5, () -> eventsPerSecond(with), () -> eventsPerSecond(without)));
        }
    }

    /** The hanging one's come when they are given up; they do not count. */
    private static double eventsPerSecond(Lane lane) {
        try (var enriched = lane.tap(lane.cluster().topics().enriched())) {
            var commits = new Records(lane.cluster()).commits(REPOS, EVENTS);
            return EVENTS
                    / lane.seconds(
                            commits,
                            enriched,
                            EVENTS,
                            record -> !record.key().startsWith(CannedGitHub.HANGING));
        }
    }
}
