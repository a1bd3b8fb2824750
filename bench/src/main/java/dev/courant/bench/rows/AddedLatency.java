package dev.courant.bench.rows;

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

import org.apache.kafka.clients.producer.ProducerRecord;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * From an event in the raw topic to the enriched one that a reader of committed records sees, at a
 * steady pace far below what the enricher can take.
 */
public final class AddedLatency implements Bench {

    /** poll.ms, a tick of the stage, and commit.interval.ms, as the app sets them. */
    private static final double WAITS_MS = 20 + 20 + 200;

    private static final int PER_SECOND = 100;
    private static final int EVENTS = 8 * PER_SECOND;

    @Override
    public int id() {
        return 7;
    }

    @Override
    public String name() {
        return "added latency p99 at 100 events/s, in raw to enriched and committed, beside poll +"
                + " tick + commit interval (240 ms)";
    }

    @Override
    public Goal goal() {
        return new Goal("<= 2");
    }

    @Override
    public Measured run() throws Exception {
        try (var stand = Stand.withBroker();
                var github = CannedGitHub.instant();
                var lane = new Lane(stand, "enriching", 4, 1)) {
            lane.start("enricher", Enricher.over(github, lane.cluster()));
            var records = new Records(lane.cluster());
            var medians = new ArrayList<Double>();
            var ratios =
                    Rounds.ratios(
                            1,
                            5,
                            () -> {
                                var latencies = latencies(lane, records);
                                medians.add(Spread.of(latencies).median());
                                return p99(latencies);
                            },
                            () -> WAITS_MS);
            return new Measured(
                    ratios,
                    List.of(
                            Figure.of(
                                    "median latency, ms",
                                    Goal.REPORT,
                                    medians.subList(1, medians.size()))));
        }
    }

    /** In milliseconds, unordered. */
    private static List<Double> latencies(Lane lane, Records records) {
        var commits = records.commits(Events.repos("octo", 16), EVENTS);
        var latencies = new ArrayList<Double>();
        try (var enriched = lane.tap(lane.cluster().topics().enriched())) {
            var sender = CompletableFuture.runAsync(() -> sendPaced(lane, commits));
            enriched.await(EVENTS, record -> latencies.add((double) (now() - record.timestamp())));
            sender.join();
        }
        return latencies;
    }

    /** An enriched event keeps the timestamp of the raw one. */
    private static void sendPaced(Lane lane, List<ProducerRecord<String, byte[]>> commits) {
        long start = System.nanoTime();
        for (int i = 0; i < commits.size(); i++) {
            long due = start + i * 1_000_000_000L / PER_SECOND;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            var commit = commits.get(i);
            lane.send(
                    new ProducerRecord<>(
                            commit.topic(), null, now(), commit.key(), commit.value()));
        }
    }

    private static long now() {
        return System.currentTimeMillis();
    }

    private static double p99(List<Double> latencies) {
        var sorted = latencies.stream().sorted().toList();
        return sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1);
    }
}
