package dev.courant.bench.rows;

import dev.courant.bench.Bench;
import dev.courant.bench.report.Figure;
import dev.courant.bench.report.Goal;
import dev.courant.bench.stand.AllServices;
import dev.courant.bench.stand.Cpu;
import dev.courant.bench.stand.Events;
import dev.courant.bench.stand.FixedTick;
import dev.courant.bench.stand.Lane;
import dev.courant.bench.stand.Stand;
import dev.courant.bench.stand.Transactions;
import dev.courant.bench.stand.Watches;
import dev.courant.github.GitHubClient;
import dev.courant.github.GitHubConfig;
import dev.courant.testkit.github.GitHubSimulator;
import dev.courant.testkit.source.Timeline;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What four services take when there is nothing to do. */
public final class Idle implements Bench {

    private static final int ROUNDS = 5;
    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final Duration SETTLING = Duration.ofSeconds(10);
    private static final int REPOS = 8;

    private final List<Double> transactions = new ArrayList<>();
    private final List<Double> bytes = new ArrayList<>();
    private final List<Double> cpu = new ArrayList<>();
    private final List<Double> worst = new ArrayList<>();
    private final List<Double> perSecond = new ArrayList<>();
    private final List<Double> bytesPerSecond = new ArrayList<>();
    private final List<Double> cpuPercent = new ArrayList<>();

    /** In one round. */
    private record Use(double transactions, double bytes, double cpuNanos) {

        static Use of(Lane lane, String prefix) {
            return new Use(
                    Transactions.ended(),
                    lane.metric("producer-metrics", "outgoing-byte-total")
                            + lane.metric("consumer-metrics", "outgoing-byte-total"),
                    Cpu.nanosOf(prefix));
        }

        Use since(Use before) {
            return new Use(
                    transactions - before.transactions,
                    bytes - before.bytes,
                    cpuNanos - before.cpuNanos);
        }
    }

    @Override
    public int id() {
        return 8;
    }

    @Override
    public String name() {
        return "four idle services with 8 repositories between two polls, the worst of"
                + " transactions, bytes to the broker and CPU, beside the same with a fixed"
                + " punctuator of 50 ms in each task";
    }

    @Override
    public Goal goal() {
        return new Goal("<= 0.15");
    }

    @Override
    public Measured run() throws Exception {
        try (var stand = Stand.withBroker();
                var simulator = GitHubSimulator.start(InstantSource.system());
                var github =
                        new GitHubClient(
                                GitHubConfig.of(simulator.url(), Optional.of("t0ken")),
                                InstantSource.system());
                var asIs = new Lane(stand, "asis", 4, 1);
                var ticking = new Lane(stand, "ticking", 4, 1)) {
            for (var service : AllServices.of(asIs.cluster(), github).entrySet()) {
                asIs.start(service.getKey(), service.getValue());
            }
            for (var service : AllServices.of(ticking.cluster(), github).entrySet()) {
                ticking.start(service.getKey(), FixedTick.in(service.getValue()));
            }
            var repos = Events.repos("idle", REPOS);
            repos.forEach(
                    repo -> simulator.serve(repo, Timeline.empty().land(repo, Events.DAY, "feat")));
            Watches.write(asIs.cluster(), repos);
            Watches.write(ticking.cluster(), repos);
            Thread.sleep(SETTLING);
            for (int round = 0; round < ROUNDS; round++) {
                note(use(asIs, "asis.", ticking), use(ticking, "ticking.", asIs));
            }
            return new Measured(worst, figures());
        }
    }

    private static Use use(Lane lane, String prefix, Lane other) throws InterruptedException {
        other.pause();
        lane.resume();
        Thread.sleep(Duration.ofSeconds(1));
        var before = Use.of(lane, prefix);
        Thread.sleep(ROUND);
        return Use.of(lane, prefix).since(before);
    }

    private void note(Use asIs, Use ticking) {
        transactions.add(ratio(asIs.transactions, ticking.transactions));
        bytes.add(asIs.bytes / ticking.bytes);
        cpu.add(asIs.cpuNanos / ticking.cpuNanos);
        worst.add(Math.max(transactions.getLast(), Math.max(bytes.getLast(), cpu.getLast())));
        perSecond.add(ticking.transactions / ROUND.toSeconds());
        bytesPerSecond.add(asIs.bytes / ROUND.toSeconds());
        cpuPercent.add(100 * asIs.cpuNanos / ROUND.toNanos());
    }

    /** Nothing beside nothing is as much. */
    private static double ratio(double asIs, double ticking) {
        return ticking == 0 && asIs == 0 ? 1 : asIs / ticking;
    }

    private List<Figure> figures() {
        return List.of(
                Figure.of("transactions", Goal.REPORT, transactions),
                Figure.of("bytes", Goal.REPORT, bytes),
                Figure.of("CPU of their threads", Goal.REPORT, cpu),
                Figure.of("idle, bytes/s", Goal.REPORT, bytesPerSecond),
                Figure.of("idle, % of a core", Goal.REPORT, cpuPercent),
                Figure.of("ticking, transactions/s", Goal.REPORT, perSecond));
    }
}
