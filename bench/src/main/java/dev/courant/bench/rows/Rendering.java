package dev.courant.bench.rows;

import dev.courant.app.embedded.ScratchDirectory;
import dev.courant.async.CallPool;
import dev.courant.bench.Bench;
import dev.courant.bench.report.Figure;
import dev.courant.bench.report.Goal;
import dev.courant.bench.stand.Digests;
import dev.courant.bench.stand.Events;
import dev.courant.bench.stand.MemoryStore;
import dev.courant.publisher.PublisherConfig;
import dev.courant.publisher.PublisherTopology;
import dev.courant.schemas.AvroSerdes;
import dev.courant.schemas.DigestKey;
import dev.courant.schemas.RepoDayDigest;
import dev.courant.schemas.Topics;
import dev.courant.schemas.WatchedRepo;
import dev.courant.store.FileStore;
import dev.courant.store.Metadata;
import dev.courant.store.ObjectStore;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * From the last digest of a day to its last object, beside a store in a directory that is given the
 * same objects. On a test driver: there is one thread, and no broker.
 */
public final class Rendering implements Bench {

    private static final int REPOS = 8;
    private static final int EVENTS_EACH = 250;
    private static final Topics TOPICS = Topics.withDefaultPrefix();

    private final AvroSerdes serdes = new AvroSerdes("mock://rendering");
    private final MemoryStore store = new MemoryStore();
    private final List<Double> renderMillis = new ArrayList<>();
    private final List<Double> megabytes = new ArrayList<>();
    private LocalDate day = LocalDate.ofInstant(Events.DAY, ZoneOffset.UTC);

    @Override
    public int id() {
        return 10;
    }

    @Override
    public String name() {
        return "rendering an edition of 2,000 events in 8 repositories, beside writing the same"
                + " bytes to disk (forced)";
    }

    @Override
    public Goal goal() {
        return Goal.REPORT;
    }

    @Override
    public Measured run() throws Exception {
        try (var scratch = ScratchDirectory.create("courant-bench-");
                var driver = driver(scratch.path().resolve("state"))) {
            watch(driver);
            var digests = digests(driver);
            var files = new FileStore(scratch.path().resolve("paper"));
            var ratios =
                    Rounds.ratios(
                            4, 7, () -> secondsToRender(digests), () -> secondsToWrite(files));
            return new Measured(
                    ratios,
                    List.of(
                            Figure.of("rendering, ms", Goal.REPORT, counted(renderMillis)),
                            Figure.of("objects, MB", Goal.REPORT, counted(megabytes))));
        }
    }

    private static List<Double> counted(List<Double> rounds) {
        return rounds.subList(4, rounds.size());
    }

    private TopologyTestDriver driver(Path state) {
        var config = PublisherConfig.of("Daily Bench Report", "Benchmarks", "en", ZoneOffset.UTC);
        var topology =
                new PublisherTopology(config, TOPICS, serdes, CallPool.direct(), store).get();
        var settings = new Properties();
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        return new TopologyTestDriver(topology, settings, Events.NEXT_DAY);
    }

    private void watch(TopologyTestDriver driver) {
        var watchlist =
                driver.createInputTopic(
                        TOPICS.watchlist(),
                        Serdes.String().serializer(),
                        serdes.of(WatchedRepo.class).serializer());
        for (var repo : Events.repos("octo", REPOS)) {
            watchlist.pipeInput(
                    repo, WatchedRepo.newBuilder().setName(repo).setSince(Events.DAY).build());
        }
    }

    private TestInputTopic<String, RepoDayDigest> digests(TopologyTestDriver driver) {
        return driver.createInputTopic(
                TOPICS.digests(),
                Serdes.String().serializer(),
                serdes.of(RepoDayDigest.class).serializer());
    }

    private double secondsToRender(TestInputTopic<String, RepoDayDigest> topic) {
        var digests =
                Events.repos("octo", REPOS).stream()
                        .map(repo -> Digests.of(repo, day, EVENTS_EACH))
                        .toList();
        digests.subList(1, REPOS).forEach(digest -> pipe(topic, digest));
        store.clear();
        long start = System.nanoTime();
        pipe(topic, digests.getFirst());
        double seconds = (System.nanoTime() - start) / 1e9;
        if (store.objects().isEmpty()) {
            throw new IllegalStateException("No edition of " + day);
        }
        renderMillis.add(seconds * 1e3);
        megabytes.add(store.bytes() / 1e6);
        day = day.plusDays(1);
        return seconds;
    }

    private static void pipe(TestInputTopic<String, RepoDayDigest> topic, RepoDayDigest digest) {
        topic.pipeInput(new DigestKey(digest.getRepo(), digest.getDay()).toString(), digest);
    }

    private double secondsToWrite(ObjectStore files) throws IOException {
        var objects = store.objects();
        long start = System.nanoTime();
        for (var object : objects.entrySet()) {
            files.put(object.getKey(), object.getValue(), Metadata.replaceable("text/plain"));
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
