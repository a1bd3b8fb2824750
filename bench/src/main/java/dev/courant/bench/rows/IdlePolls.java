package dev.courant.bench.rows;

import dev.courant.async.CallPool;
import dev.courant.bench.Bench;
import dev.courant.bench.report.Figure;
import dev.courant.bench.report.Goal;
import dev.courant.bench.stand.Events;
import dev.courant.bench.stand.Heap;
import dev.courant.bench.stand.Lane;
import dev.courant.bench.stand.Stand;
import dev.courant.bench.stand.Tap;
import dev.courant.bench.stand.Watches;
import dev.courant.github.GitHubClient;
import dev.courant.github.GitHubConfig;
import dev.courant.poller.PollerConfig;
import dev.courant.poller.PollerTopology;
import dev.courant.testkit.github.GitHubSimulator;
import dev.courant.testkit.source.Timeline;

import org.apache.kafka.streams.Topology;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What it costs to look at repositories where nothing happens. */
public final class IdlePolls implements Bench {

    private static final int REPOS = 2_000;
    private static final int ROUNDS = 5;
    private static final int SLOTS = 64;
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final List<Double> charged = new ArrayList<>();
    private final List<Double> cpuMillis = new ArrayList<>();

    @Override
    public int id() {
        return 9;
    }

    @Override
    public String name() {
        return "poller, 2,000 idle repositories, requests a round, beside 2 a repository";
    }

    @Override
    public Goal goal() {
        return Goal.REPORT;
    }

    @Override
    public Measured run() throws Exception {
        try (var stand = Stand.withBroker();
                var simulator = GitHubSimulator.start(InstantSource.system());
                var lane = new Lane(stand, "polling", 4, 1);
                var github =
                        new GitHubClient(
                                GitHubConfig.of(simulator.url(), Optional.of("t0ken")),
                                InstantSource.system())) {
            var repos = Events.repos("idle", REPOS);
            repos.forEach(
                    repo -> simulator.serve(repo, Timeline.empty().land(repo, Events.DAY, "feat")));
            lane.start("poller", poller(lane, github));
            try (var marks = lane.tap(lane.cluster().topics().rawCommits())) {
                Watches.write(lane.cluster(), repos.subList(0, 1));
                marks.await(1);
                long before = Heap.used();
                Watches.write(lane.cluster(), repos);
                marks.await(2 * REPOS);
                var ratios = rounds(simulator, marks);
                simulator.ledger().clear();
                double kilobytes = (Heap.used() - before) / 1024.0 / REPOS;
                return new Measured(ratios, figures(kilobytes));
            }
        }
    }

    private static Topology poller(Lane lane, GitHubClient github) {
        return new PollerTopology(
                        PollerConfig.defaults().withPollInterval(INTERVAL),
                        lane.cluster().topics(),
                        lane.cluster().serdes(),
                        CallPool.virtualThreads("github", SLOTS),
                        github)
                .get();
    }

    /** A round of a repository ends with a mark; a round of all with as many marks as there are. */
    private List<Double> rounds(GitHubSimulator simulator, Tap marks) {
        var ratios = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            simulator.ledger().clear();
            long cpu = Heap.processCpuNanos();
            marks.await(REPOS);
            cpuMillis.add((Heap.processCpuNanos() - cpu) / 1e6 / REPOS);
            charged.add((double) simulator.ledger().charged().size());
            ratios.add(simulator.ledger().size() / (2.0 * REPOS));
        }
        return ratios;
    }

    private List<Figure> figures(double kilobytes) {
        return List.of(
                Figure.of("quota", new Goal("= 0"), charged),
                Figure.of("heap, KB a repository", new Goal("<= 8"), List.of(kilobytes)),
                Figure.of(
                        "CPU, ms a repository and round, with broker and simulator",
                        Goal.REPORT,
                        cpuMillis));
    }
}
