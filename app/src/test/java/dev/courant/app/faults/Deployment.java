package dev.courant.app.faults;

import static org.awaitility.Awaitility.await;

import dev.courant.app.config.ConfigFile;
import dev.courant.app.topics.Cluster;
import dev.courant.app.topics.TopicSetup;

import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** The services at work on a cluster of brokers, in a world of their own. For one thread. */
final class Deployment implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(100);

    /** By which GitHub's clock is moved to tell what is read from now on from what was before. */
    private static final Duration NUDGE = Duration.ofSeconds(5);

    private final Scenario scenario;
    private final BrokerCluster brokers;
    private final World world;
    private final Fleet fleet;
    private final Cluster cluster;
    private final Readings readings;
    private final Feed feed;

    private Deployment(Scenario scenario, BrokerCluster brokers, Path directory) {
        this.scenario = scenario;
        this.brokers = brokers;
        this.world = new World(scenario, scenario.begin(), directory);
        var config = world.config(kafka(scenario, brokers));
        this.fleet = new Fleet(directory, config);
        var kafka = ConfigFile.load(config, Map.of()).kafka();
        this.cluster = new Cluster(kafka, kafka.bootstrapServers(), kafka.schemaRegistryUrl());
        new TopicSetup(cluster, false).ensure();
        this.readings = new Readings(cluster);
        this.feed = new Feed(world.clock, scenario.history().over(), scenario.day());
    }

    /** Starts all services, and returns when they work. */
    static Deployment start(Scenario scenario, BrokerCluster brokers, Path directory) {
        var deployment = new Deployment(scenario, brokers, directory);
        try {
            scenario.stages().forEach(deployment.fleet::add);
            await().atMost(PATIENCE).pollInterval(LOOK).until(deployment.fleet::running);
            return deployment;
        } catch (RuntimeException | Error e) {
            deployment.close();
            throw e;
        }
    }

    private static String kafka(Scenario scenario, BrokerCluster brokers) {
        return "{ bootstrap-servers: \"%s\", schema-registry-url: \"%s\", partitions: %d, replicas: %d }"
                .formatted(
                        brokers.bootstrapServers(),
                        brokers.registryUrl(),
                        scenario.partitions(),
                        BrokerCluster.NODES);
    }

    Scenario scenario() {
        return scenario;
    }

    BrokerCluster brokers() {
        return brokers;
    }

    World world() {
        return world;
    }

    Fleet fleet() {
        return fleet;
    }

    Cluster cluster() {
        return cluster;
    }

    Readings readings() {
        return readings;
    }

    Feed feed() {
        return feed;
    }

    /** Changes a setting of a topic. */
    void configure(String topic, String key, Object value) {
        var change =
                new AlterConfigOp(new ConfigEntry(key, value.toString()), AlterConfigOp.OpType.SET);
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (var admin = cluster.admin()) {
            admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot set " + key + " of " + topic, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while configuring " + topic, e);
        }
    }

    /**
     * Waits until every service has its tasks, and each repository has been read whole at a time
     * that comes after this call.
     */
    void awaitWork() {
        var now = world.clock.advance(NUDGE).truncatedTo(ChronoUnit.SECONDS);
        await().atMost(PATIENCE).pollInterval(LOOK).until(() -> fleet.running() && readSince(now));
    }

    private boolean readSince(Instant moment) {
        readings.poll();
        return scenario.history().repos().stream()
                .noneMatch(repo -> readings.observed(repo.name()).isBefore(moment));
    }

    @Override
    public void close() {
        feed.close();
        fleet.close();
        readings.close();
        world.close();
    }
}
