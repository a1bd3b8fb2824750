package dev.courant.app.command;

import dev.courant.app.config.CourantConfig;
import dev.courant.app.config.UsageException;
import dev.courant.app.services.Services;
import dev.courant.app.services.Stage;
import dev.courant.app.topics.Cluster;
import dev.courant.app.topics.TopicSetup;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;

/**
 * What a command works on that comes beside a running system: what runs in the data directory or on
 * the configured brokers, or else brokers and services of its own. For one thread.
 */
final class Deployment implements AutoCloseable {

    private final Cluster cluster;
    private final @Nullable Session session;
    private @Nullable Services services;

    private Deployment(Cluster cluster, @Nullable Session session) {
        this.cluster = cluster;
        this.session = session;
    }

    /**
     * For a command that needs services at work: what runs in the data directory; or the directory
     * opened, to run them there.
     *
     * @throws UsageException if the directory, a port or a topic is not fit
     */
    static Deployment toServe(CourantConfig config, Path dataDir) {
        var running = Endpoints.find(dataDir);
        return running.isPresent() && config.kafka().embedded()
                ? joined(config, running.get())
                : opened(config, dataDir);
    }

    /**
     * For a command that works on the topics alone: of the configured brokers, of what runs in the
     * data directory, or of what is left there.
     *
     * @throws UsageException if there is none of these, or it is not fit
     */
    static Deployment toRead(CourantConfig config, Path dataDir) {
        if (!config.kafka().embedded()) {
            return joined(config, configured(config));
        }
        var running = Endpoints.find(dataDir);
        if (running.isPresent()) {
            return joined(config, running.get());
        }
        if (!Files.isDirectory(dataDir)) {
            throw new UsageException(
                    "There is no data directory "
                            + dataDir
                            + ": give --data-dir, or set courant.kafka.bootstrap-servers.");
        }
        return opened(config, dataDir);
    }

    /**
     * The brokers that services work on: the configured ones, or those of what runs in the data
     * directory. Nothing is asked or created yet.
     *
     * @throws UsageException if nothing runs there
     */
    static Cluster running(CourantConfig config, Path dataDir) {
        var kafka = config.kafka();
        return kafka.embedded()
                ? cluster(config, Endpoints.read(dataDir))
                : cluster(config, configured(config));
    }

    private static Endpoints configured(CourantConfig config) {
        var kafka = config.kafka();
        return new Endpoints(kafka.bootstrapServers(), kafka.schemaRegistryUrl());
    }

    static Cluster cluster(CourantConfig config, Endpoints there) {
        return new Cluster(config.kafka(), there.bootstrapServers(), there.registryUrl());
    }

    private static Deployment joined(CourantConfig config, Endpoints there) {
        var cluster = cluster(config, there);
        new TopicSetup(cluster, config.kafka().embedded()).ensure();
        return new Deployment(cluster, null);
    }

    private static Deployment opened(CourantConfig config, Path dataDir) {
        var own = config.atOnce().withKafka(config.kafka().onAnyPorts()).withoutMetrics();
        var session = Session.open(own, dataDir);
        return new Deployment(session.cluster(), session);
    }

    Cluster cluster() {
        return cluster;
    }

    /** Whether nothing was there to join: what was left in the data directory is worked on. */
    boolean own() {
        return session != null;
    }

    /** Has all services at work: those that run, or its own. */
    void serve() {
        if (session != null) {
            services = session.start(EnumSet.allOf(Stage.class));
        }
    }

    /**
     * @throws IllegalStateException if something of its own has ended by itself
     */
    void requireAlive() {
        if (services != null) {
            services.requireAlive();
        }
        if (session != null) {
            session.requireAlive();
        }
    }

    @Override
    public void close() {
        if (services != null) {
            services.close();
        }
        if (session != null) {
            session.close();
        }
    }
}
