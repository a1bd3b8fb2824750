package dev.courant.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.app.Courant;
import dev.courant.app.config.ConfigFile;
import dev.courant.app.services.Stage;
import dev.courant.app.topics.Cluster;
import dev.courant.testkit.s3.S3Server;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What {@code docker-compose.yml} starts, as plain processes: the same configuration file, with
 * other addresses in the environment. Each service comes twice. For one thread.
 */
final class Layout implements AutoCloseable {

    private static final Path CONFIG = Path.of("../deploy/courant.yaml");
    private static final String HEAP = "512m";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int EACH = 2;

    private final World world;
    private final Path directory;
    private final Scenario scenario;
    private final BrokerCluster brokers;
    private final S3Server store = S3Server.start();
    private final List<Instance> instances = new ArrayList<>();
    private @Nullable Feed feed;

    Layout(Path directory, Scenario scenario) {
        this.directory = directory;
        this.scenario = scenario;
        this.brokers = BrokerCluster.start(directory.resolve("brokers"));
        this.world = new World(scenario, scenario.begin(), directory.resolve("world"));
        var ports = BrokerCluster.freePorts(EACH * Stage.values().length).iterator();
        for (var stage : Stage.values()) {
            for (int number = 1; number <= EACH; number++) {
                instances.add(instance(stage, number, ports.next()));
            }
        }
        instances.forEach(Instance::start);
    }

    /** From now on things happen in the repositories. */
    void beginDay() {
        feed = new Feed(world.clock, scenario.history().over(), scenario.day());
    }

    /** Has all that is left of the day happen at once. */
    void endDay() {
        Objects.requireNonNull(feed).finish();
    }

    private Instance instance(Stage stage, int number, int port) {
        var environment = new HashMap<>(environment("courant."));
        environment.put("COURANT_METRICS_PORT", Integer.toString(port));
        var home = directory.resolve(stage + "-" + number);
        try {
            return new Instance(stage, Files.createDirectories(home), CONFIG, environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What differs from the file: addresses, and what is watched there. */
    private Map<String, String> environment(String prefix) {
        var repos = scenario.history().repos().stream().map(History.Repo::name);
        return Map.ofEntries(
                Map.entry("COURANT_REPOS", repos.collect(Collectors.joining(","))),
                Map.entry("COURANT_GITHUB_API_URL", world.github.url().toString()),
                Map.entry("COURANT_GITHUB_TOKEN", "t0ken"),
                Map.entry("COURANT_GITHUB_POLL_INTERVAL", "1s"),
                Map.entry("COURANT_KAFKA_BOOTSTRAP_SERVERS", brokers.bootstrapServers()),
                Map.entry("COURANT_KAFKA_SCHEMA_REGISTRY_URL", brokers.registryUrl()),
                Map.entry("COURANT_KAFKA_TOPIC_PREFIX", prefix),
                Map.entry("COURANT_STORE_URL", "s3://" + S3Server.BUCKET + "/" + prefix),
                Map.entry("COURANT_STORE_ENDPOINT", store.url().toString()),
                Map.entry("COURANT_STORE_ACCESS_KEY", S3Server.ACCESS_KEY),
                Map.entry("COURANT_STORE_SECRET_KEY", S3Server.SECRET_KEY),
                Map.entry("COURANT_METRICS_HOST", "127.0.0.1"));
    }

    Cluster cluster() {
        var kafka = ConfigFile.load(CONFIG, environment("courant.")).kafka();
        return new Cluster(kafka, kafka.bootstrapServers(), kafka.schemaRegistryUrl());
    }

    /** True if all that have not been killed have their tasks. */
    boolean running() {
        instances.forEach(Instance::requireAlive);
        return instances.stream().allMatch(Instance::running);
    }

    /** kill -9 of one instance of each service, for good. */
    void killOneOfEach() {
        for (var stage : Stage.values()) {
            var victim =
                    instances.stream()
                            .filter(instance -> instance.stage() == stage)
                            .findFirst()
                            .orElseThrow();
            victim.kill();
            instances.remove(victim);
        }
    }

    /** Ends those that are left, as an operator would. */
    void stop() {
        instances.forEach(Instance::terminate);
        instances.forEach(instance -> assertThat(instance.awaitEnd()).as("%s", instance).isZero());
    }

    /** What is in the store, by path. */
    Map<String, String> objects() {
        return objects("courant.");
    }

    /** What {@code courant once} publishes of a day, with the same file and nothing killed. */
    Map<String, String> undisturbed(LocalDate day) {
        var said = directory.resolve("once.said");
        var arguments =
                List.of(
                        "once",
                        "--config",
                        CONFIG.toString(),
                        "--data-dir",
                        directory.resolve("once").toString(),
                        "--day",
                        day.toString());
        try (var once =
                ChildJvm.start(Courant.class, arguments, HEAP, said, environment("once."))) {
            assertThat(once.awaitEnd(PATIENCE)).as(said.toString()).isZero();
        }
        return objects("once.");
    }

    private Map<String, String> objects(String prefix) {
        var found = new TreeMap<String, String>();
        try (var client = store.client()) {
            var listed =
                    client.listObjectsV2Paginator(
                            request -> request.bucket(S3Server.BUCKET).prefix(prefix + "/"));
            for (var object : listed.contents()) {
                var path = object.key().substring(prefix.length() + 1);
                if (World.compared(path)) {
                    found.put(
                            path,
                            client.getObjectAsBytes(
                                            request ->
                                                    request.bucket(S3Server.BUCKET)
                                                            .key(object.key()))
                                    .asUtf8String());
                }
            }
        }
        return found;
    }

    @Override
    public void close() {
        if (feed != null) {
            feed.close();
        }
        instances.forEach(Instance::close);
        world.close();
        store.close();
        brokers.close();
    }
}
