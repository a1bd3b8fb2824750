package dev.courant.bench.stand;

import dev.courant.app.config.KafkaSettings;
import dev.courant.app.embedded.DataDir;
import dev.courant.app.embedded.Infrastructure;
import dev.courant.app.embedded.ScratchDirectory;
import dev.courant.app.streams.StreamsSettings;
import dev.courant.app.topics.Cluster;
import dev.courant.app.topics.TopicSetup;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A broker for one row, in a directory that is gone when it is closed. */
public final class Stand implements AutoCloseable {

    /** Schemas are asked for once; a registry in memory measures the same, and starts at once. */
    private static final String IN_MEMORY = "mock://bench";

    private final ScratchDirectory scratch = ScratchDirectory.create("courant-bench-");
    private final DataDir dataDir = DataDir.open(scratch.path().resolve("data"));
    private final Infrastructure infrastructure;

    private Stand(String registry) {
        this.infrastructure =
                Infrastructure.start(dataDir, new Infrastructure.Endpoints("", registry, 0, 0));
    }

    /** With schemas in memory. */
    public static Stand withBroker() {
        return new Stand(IN_MEMORY);
    }

    /** With a schema registry beside it, as Courant embeds it. */
    public static Stand withBrokerAndRegistry() {
        return new Stand("");
    }

    /** For files of a row. */
    public Path directory() {
        return scratch.path();
    }

    /**
     * A deployment of its own, with all its topics.
     *
     * @param name put before the names of its topics
     */
    public Cluster deployment(String name, int partitions, int threads) {
        var kafka =
                new KafkaSettings(
                        infrastructure.bootstrapServers(),
                        infrastructure.registryUrl(),
                        0,
                        0,
                        name + ".",
                        partitions,
                        Optional.of(1),
                        threads,
                        Map.of(),
                        Map.of());
        var cluster =
                new Cluster(kafka, infrastructure.bootstrapServers(), infrastructure.registryUrl());
        new TopicSetup(cluster, true).ensure();
        return cluster;
    }

    /** A reader of what comes into a topic from now on. */
    public Tap tap(String topic) {
        return new Tap(infrastructure.bootstrapServers(), topic);
    }

    /** Settings of Kafka Streams, as services have them. */
    public StreamsSettings settings(Cluster cluster) {
        return new StreamsSettings(
                cluster.kafka(),
                cluster.bootstrapServers(),
                dataDir.subdirectory("streams"),
                dataDir.instance(),
                true);
    }

    @Override
    public void close() {
        infrastructure.close();
        dataDir.close();
        scratch.close();
    }
}
