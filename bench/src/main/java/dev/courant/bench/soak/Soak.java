package dev.courant.bench.soak;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import dev.courant.bench.stand.CannedGitHub;
import dev.courant.bench.stand.Enricher;
import dev.courant.bench.stand.Heap;
import dev.courant.bench.stand.Stand;
import dev.courant.github.GitHubClient;
import dev.courant.llm.LlmClient;
import dev.courant.llm.LlmConfig;
import dev.courant.testkit.llm.LlmSimulator;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Sizes a node: how many events a second it makes a paper of at most, by stream threads, and with a
 * model that answers at once; then, for a while, whether it holds a part of that with a heap and a
 * backlog that do not grow. Arguments: how many minutes, and the file to write to.
 */
public final class Soak {

    /** Of what the node takes at most. */
    private static final double SHARE = 0.7;

    private static final List<Integer> THREADS = List.of(1, 2, 4);
    private static final int WARM_UP_DAYS = 3;
    private static final int DAYS = 6;
    private static final int DAYS_WITH_MODEL = 2;
    private static final Duration BATCH = Duration.ofMillis(50);
    private static final Duration BETWEEN_SAMPLES = Duration.ofSeconds(30);

    /**
     * What came out.
     *
     * @param repositories that are watched
     * @param commitsADay of all of them
     * @param eventsPerSecond at most, by stream threads of each service
     * @param withModelPerSecond at most with one thread, if each is also analysed, by a model on
     *     the same machine that takes no time
     * @param steadyPerSecond what it was then given
     * @param samples one every half a minute
     */
    record Result(
            int repositories,
            int commitsADay,
            TreeMap<Integer, Long> eventsPerSecond,
            long withModelPerSecond,
            long steadyPerSecond,
            List<Sample> samples) {}

    private Soak() {}

    public static void main(String[] args) throws Exception {
        var minutes = Duration.ofMinutes(Long.parseLong(args[0]));
        try (var stand = Stand.withBroker();
                var github = CannedGitHub.instant()) {
            var most = new TreeMap<Integer, Long>();
            for (int threads : THREADS) {
                try (var node = node(stand, "threads-" + threads, github, threads)) {
                    node.eventsPerSecond(WARM_UP_DAYS);
                    most.put(threads, Math.round(node.eventsPerSecond(DAYS)));
                    print("%d threads a service: %d events/s", threads, most.get(threads));
                }
            }
            long withModel = withModel(stand, github);
            print("with a model: %d events/s", withModel);
            long steady = Math.round(SHARE * most.get(1));
            try (var node = node(stand, "steady", github, 1)) {
                node.eventsPerSecond(WARM_UP_DAYS);
                var samples = hold(node, steady, minutes);
                write(
                        Path.of(args[1]),
                        new Result(
                                Node.REPOS, Node.COMMITS_A_DAY, most, withModel, steady, samples));
            }
        }
        System.exit(0);
    }

    private static Node node(Stand stand, String name, GitHubClient github, int threads)
            throws InterruptedException {
        return new Node(stand, name, threads, cluster -> Enricher.over(github, cluster));
    }

    private static long withModel(Stand stand, GitHubClient github) throws InterruptedException {
        try (var simulator = LlmSimulator.start();
                var model =
                        new LlmClient(
                                LlmConfig.of(simulator.url(), Optional.empty(), List.of("first")),
                                InstantSource.system());
                var node =
                        new Node(
                                stand,
                                "with-model",
                                1,
                                cluster -> Enricher.asking(model, github, cluster))) {
            node.eventsPerSecond(1);
            return Math.round(node.eventsPerSecond(DAYS_WITH_MODEL));
        }
    }

    private static List<Sample> hold(Node node, long perSecond, Duration length) {
        var samples = new ArrayList<Sample>();
        long start = System.nanoTime();
        long sentBefore = node.sent();
        long nextSample = start;
        long now = start;
        while (now - start < length.toNanos()) {
            long due = sentBefore + perSecond * (now - start) / 1_000_000_000L;
            node.send((int) (due - node.sent()));
            if (now >= nextSample) {
                samples.add(sample(node, (now - start) / 60e9));
                nextSample += BETWEEN_SAMPLES.toNanos();
            }
            LockSupport.parkNanos(BATCH.toNanos());
            now = System.nanoTime();
        }
        return samples;
    }

    private static Sample sample(Node node, double minute) {
        long behind = node.behind();
        var sample =
                new Sample(
                        minute,
                        node.sent(),
                        behind,
                        node.editions(),
                        Heap.used() / 1024.0 / 1024.0);
        print(
                "minute %4.1f: %d events sent, %d behind, %d editions, %.0f MiB of heap",
                sample.minute(),
                sample.events(),
                sample.behind(),
                sample.editions(),
                sample.heapMiB());
        return sample;
    }

    private static void write(Path file, Result result) throws Exception {
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(file.toFile(), result);
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
