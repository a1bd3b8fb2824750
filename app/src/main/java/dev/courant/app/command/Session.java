package dev.courant.app.command;

import dev.courant.app.config.CourantConfig;
import dev.courant.app.config.EditionSettings;
import dev.courant.app.config.LogFormat;
import dev.courant.app.config.Redaction;
import dev.courant.app.embedded.DataDir;
import dev.courant.app.embedded.Infrastructure;
import dev.courant.app.services.Services;
import dev.courant.app.services.Stage;
import dev.courant.app.streams.StreamsSettings;
import dev.courant.app.topics.Cluster;
import dev.courant.app.topics.TopicSetup;

import java.nio.file.Path;
import java.util.Collection;

/** What every service works on: a locked data directory, brokers, a registry, and all topics. */
final class Session implements AutoCloseable {

    private final CourantConfig config;
    private final DataDir dataDir;
    private final Infrastructure infrastructure;
    private final Cluster cluster;

    private Session(CourantConfig config, DataDir dataDir, Infrastructure infrastructure) {
        this.config = config;
        this.dataDir = dataDir;
        this.infrastructure = infrastructure;
        this.cluster =
                new Cluster(
                        config.kafka(),
                        infrastructure.bootstrapServers(),
                        infrastructure.registryUrl());
    }

    /**
     * Locks the directory, starts what is not configured, and makes the topics ready.
     *
     * @throws dev.courant.app.config.UsageException if the directory, a port or a topic is not fit
     */
    static Session open(CourantConfig config, Path directory) {
        var dataDir = DataDir.open(directory);
        Endpoints.remove(dataDir.path());
        try {
            if (config.logs() == LogFormat.TEXT) {
                Logs.into(dataDir.subdirectory("logs"));
            }
            var session = new Session(config, dataDir, infrastructure(config, dataDir));
            session.prepare();
            return session;
        } catch (RuntimeException e) {
            dataDir.close();
            throw e;
        }
    }

    private static Infrastructure infrastructure(CourantConfig config, DataDir dataDir) {
        var kafka = config.kafka();
        return Infrastructure.start(
                dataDir,
                new Infrastructure.Endpoints(
                        kafka.bootstrapServers(),
                        kafka.schemaRegistryUrl(),
                        kafka.embeddedPort(),
                        kafka.embeddedRegistryPort()));
    }

    private void prepare() {
        try {
            for (var paper : config.papers()) {
                new TopicSetup(cluster(paper), infrastructure.ownsBroker()).ensure();
            }
            new Endpoints(
                            infrastructure.bootstrapServers(),
                            Redaction.of(infrastructure.registryUrl()))
                    .write(dataDir.path());
        } catch (RuntimeException e) {
            infrastructure.close();
            throw e;
        }
    }

    CourantConfig config() {
        return config;
    }

    Cluster cluster() {
        return cluster;
    }

    /** The same with the topics of a paper. */
    Cluster cluster(EditionSettings paper) {
        return cluster.with(config.topics(paper));
    }

    /** Starts services that work on this session; they have to be closed before it. */
    Services start(Collection<Stage> stages) {
        var settings =
                new StreamsSettings(
                        config.kafka(),
                        infrastructure.bootstrapServers(),
                        dataDir.subdirectory("streams"),
                        dataDir.instance(),
                        infrastructure.ownsBroker());
        return Services.start(stages, config, cluster, settings);
    }

    /**
     * @throws IllegalStateException if something embedded has ended by itself
     */
    void requireAlive() {
        infrastructure.requireAlive();
    }

    @Override
    public void close() {
        Endpoints.remove(dataDir.path());
        infrastructure.close();
        dataDir.close();
    }
}
