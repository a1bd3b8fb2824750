package dev.courant.app.replay;

import dev.courant.app.config.CourantConfig;
import dev.courant.app.embedded.DataDir;
import dev.courant.app.embedded.Infrastructure;
import dev.courant.app.embedded.ScratchDirectory;
import dev.courant.app.services.Services;
import dev.courant.app.services.Stage;
import dev.courant.app.streams.StreamsSettings;
import dev.courant.app.topics.Cluster;
import dev.courant.app.topics.TopicSetup;
import dev.courant.schemas.Edition;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A broker of its own for one replay, with its schemas in this process's memory: the same
 * topologies as ever run there, and the live topics, groups and registry never hear of it. Gone
 * with its directory when it is closed; after kill -9, what is left is a temporary directory.
 */
final class Sandbox implements AutoCloseable {

    private final CourantConfig config;
    private final ScratchDirectory scratch;
    private final DataDir dataDir;
    private final Infrastructure infrastructure;

    private Sandbox(
            CourantConfig config,
            ScratchDirectory scratch,
            DataDir dataDir,
            Infrastructure infrastructure) {
        this.config = config;
        this.scratch = scratch;
        this.dataDir = dataDir;
        this.infrastructure = infrastructure;
    }

    /**
     * Starts it.
     *
     * @param config of the live system
     */
    static Sandbox open(CourantConfig config) {
        var scratch = ScratchDirectory.create("courant-replay");
        var dataDir = DataDir.open(scratch.path());
        try {
            var registry = "mock://replay-" + UUID.randomUUID();
            var endpoints = new Infrastructure.Endpoints("", registry, 0, 0);
            return new Sandbox(config, scratch, dataDir, Infrastructure.start(dataDir, endpoints));
        } catch (RuntimeException e) {
            dataDir.close();
            scratch.close();
            throw e;
        }
    }

    /** The topics of one step of the replay, ready for use. */
    Cluster cluster(String step) {
        var kafka =
                config.kafka()
                        .onPrivate(
                                infrastructure.bootstrapServers(),
                                infrastructure.registryUrl(),
                                step + ".");
        var cluster =
                new Cluster(kafka, infrastructure.bootstrapServers(), infrastructure.registryUrl());
        new TopicSetup(cluster, true).ensure();
        return cluster;
    }

    /**
     * Starts stages on these topics.
     *
     * @param originals what was published of the day
     */
    Services start(Set<Stage> stages, Cluster cluster, CourantConfig own, List<Edition> originals) {
        var settings =
                new StreamsSettings(
                        cluster.kafka(),
                        cluster.bootstrapServers(),
                        dataDir.subdirectory("streams"),
                        dataDir.instance(),
                        true);
        return Services.start(
                stages,
                own.withKafka(cluster.kafka()).withoutMetrics(),
                cluster,
                settings,
                originals);
    }

    @Override
    public void close() {
        infrastructure.close();
        dataDir.close();
        scratch.close();
    }
}
