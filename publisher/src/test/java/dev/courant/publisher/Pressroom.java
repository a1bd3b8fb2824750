package dev.courant.publisher;

import dev.courant.async.CallPool;
import dev.courant.publisher.outbox.Outbox;
import dev.courant.schemas.Announcement;
import dev.courant.schemas.AvroSerdes;
import dev.courant.schemas.Delivery;
import dev.courant.schemas.DigestKey;
import dev.courant.schemas.Edition;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Level;
import dev.courant.schemas.RepoDayDigest;
import dev.courant.schemas.Topics;
import dev.courant.schemas.WatchedRepo;
import dev.courant.store.FileStore;
import dev.courant.store.Metadata;
import dev.courant.store.ObjectStore;
import dev.courant.store.Probe;
import dev.courant.store.Written;

import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The topology on a test driver, and a store in a directory. */
final class Pressroom implements AutoCloseable {

    private static final Topics TOPICS = Topics.withDefaultPrefix();
    private static final Instant NEXT_MORNING = Instant.parse("2026-02-25T00:05:00Z");

    final BreakableStore store;
    final TestInputTopic<String, WatchedRepo> watchlist;
    final TestInputTopic<String, RepoDayDigest> digests;
    final TestOutputTopic<String, Edition> editions;
    private final @Nullable TestInputTopic<String, EnrichedEvent> enriched;
    private final @Nullable TestInputTopic<String, Announcement> announcements;
    final @Nullable TestOutputTopic<String, Delivery> deliveries;
    private final Path root;
    private final String description;
    private final TopologyTestDriver driver;

    /** A file store that can be out of order, and remembers the order of what it was given. */
    static final class BreakableStore implements ObjectStore {

        final List<String> paths = new CopyOnWriteArrayList<>();
        boolean broken;

        /** Refuses paths that contain this. */
        @Nullable String brokenFor;

        private final FileStore files;

        BreakableStore(Path root) {
            files = new FileStore(root);
        }

        @Override
        public Written put(String path, byte[] bytes, Metadata metadata) throws IOException {
            if (broken || (brokenFor != null && path.contains(brokenFor))) {
                throw new IOException("No space left on device");
            }
            paths.add(path);
            return files.put(path, bytes, metadata);
        }

        @Override
        public Optional<byte[]> get(String path) throws IOException {
            return files.get(path);
        }

        @Override
        public ObjectStore below(String prefix) {
            return files.below(prefix);
        }

        @Override
        public String describe() {
            return files.describe();
        }

        @Override
        public Probe probe() {
            return files.probe();
        }
    }

    /**
     * @param directory where reports and state are, and stay when this is closed
     */
    Pressroom(Path directory, PublisherConfig config) {
        this(directory, config, null);
    }

    /**
     * @param columnist null for a paper without a model
     */
    Pressroom(Path directory, PublisherConfig config, @Nullable Columnist columnist) {
        this(directory, config, columnist, List.of(), null);
    }

    /** For days that were published elsewhere. */
    static Pressroom reprinting(Path directory, PublisherConfig config, Edition original) {
        return new Pressroom(directory, config, null, List.of(original), null);
    }

    /** With somebody to tell, as the paper called "paper". */
    static Pressroom telling(Path directory, PublisherConfig config, Outbox outbox) {
        return new Pressroom(directory, config, null, List.of(), outbox);
    }

    private Pressroom(
            Path directory,
            PublisherConfig config,
            @Nullable Columnist columnist,
            List<Edition> originals,
            @Nullable Outbox outbox) {
        root = directory.resolve("reports");
        store = new BreakableStore(root);
        var avro = new AvroSerdes("mock://publisher-topology");
        var plain =
                new PublisherTopology(config, TOPICS, avro, CallPool.direct(), store)
                        .reprinting(originals);
        var telling = outbox == null ? plain : plain.telling(outbox, "paper");
        var topology = (columnist == null ? telling : telling.withModel(columnist)).get();
        description = topology.describe().toString();
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "publisher");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, directory.resolve("state").toString());
        driver = new TopologyTestDriver(topology, settings, NEXT_MORNING);
        watchlist =
                driver.createInputTopic(
                        TOPICS.watchlist(),
                        new StringSerializer(),
                        avro.of(WatchedRepo.class).serializer());
        digests =
                driver.createInputTopic(
                        TOPICS.digests(),
                        new StringSerializer(),
                        avro.of(RepoDayDigest.class).serializer());
        enriched =
                outbox == null || outbox.maxAlertAge().isEmpty()
                        ? null
                        : driver.createInputTopic(
                                TOPICS.enriched(),
                                new StringSerializer(),
                                avro.of(EnrichedEvent.class).serializer());
        announcements =
                outbox == null
                        ? null
                        : driver.createInputTopic(
                                TOPICS.announcements(),
                                new StringSerializer(),
                                avro.of(Announcement.class).serializer());
        deliveries =
                outbox == null
                        ? null
                        : driver.createOutputTopic(
                                TOPICS.deliveries(),
                                new StringDeserializer(),
                                avro.of(Delivery.class).deserializer());
        editions =
                driver.createOutputTopic(
                        TOPICS.editions(),
                        new StringDeserializer(),
                        avro.of(Edition.class).deserializer());
    }

    String describe() {
        return description;
    }

    /** As if this had been published before. */
    void remember(Edition edition) {
        driver.<String, Edition>getKeyValueStore(PublisherTopology.EDITIONS_STORE)
                .put(edition.getDay().toString(), edition);
    }

    /** What its stores hold, by store, as their changelogs would restore it. */
    Map<String, List<KeyValue<String, Object>>> state() {
        var state = new TreeMap<String, List<KeyValue<String, Object>>>();
        for (var store :
                List.of(
                        PublisherTopology.DIGESTS_STORE,
                        PublisherTopology.EDITIONS_STORE,
                        PublisherTopology.PERIODS_STORE)) {
            try (var all = driver.<String, Object>getKeyValueStore(store).all()) {
                var entries = new ArrayList<KeyValue<String, Object>>();
                all.forEachRemaining(entries::add);
                state.put(store, entries);
            }
        }
        return state;
    }

    void restore(Map<String, List<KeyValue<String, Object>>> state) {
        state.forEach(
                (store, entries) -> driver.<String, Object>getKeyValueStore(store).putAll(entries));
    }

    /** As if the day had never been published. */
    void forgetEdition(LocalDate day) {
        driver.<String, Edition>getKeyValueStore(PublisherTopology.EDITIONS_STORE)
                .delete(day.toString());
    }

    void pass(Duration time) {
        driver.advanceWallClockTime(time);
    }

    @Override
    public void close() {
        driver.close();
    }

    void watch(String repo, int position) {
        watchlist.pipeInput(
                repo,
                WatchedRepo.newBuilder()
                        .setName(repo)
                        .setPosition(position)
                        .setSince(Instant.parse("2026-01-01T00:00:00Z"))
                        .build());
    }

    void announce(String paper, String edition) {
        announcements.pipeInput(edition, new Announcement(paper, edition));
    }

    void enrich(EnrichedEvent event) {
        enriched.pipeInput(event.getRepo(), event);
    }

    void close(String repo, LocalDate day, String... titles) {
        var events = new ArrayList<EnrichedEvent>();
        for (var title : titles) {
            events.add(Samples.commit(repo, events.size(), Level.MEDIUM, title));
        }
        send(Samples.digest(repo, day, events.toArray(EnrichedEvent[]::new)));
    }

    void send(RepoDayDigest digest) {
        digests.pipeInput(new DigestKey(digest.getRepo(), digest.getDay()).toString(), digest);
    }

    String read(String path) {
        try {
            return new String(store.get(path).orElseThrow(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove(String path) throws IOException {
        Files.delete(root.resolve(path));
    }

    Map<String, String> files() throws IOException {
        Files.createDirectories(root);
        var contents = new TreeMap<String, String>();
        try (var files = Files.walk(root)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                contents.put(root.relativize(file).toString(), Files.readString(file));
            }
        }
        return contents;
    }
}
