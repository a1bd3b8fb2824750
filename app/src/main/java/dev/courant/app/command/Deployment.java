package dev.courant.app.command;

import dev.courant.app.config.CourantConfig;
import dev.courant.app.services.Services;
import dev.courant.app.services.Stage;
import dev.courant.app.topics.Cluster;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.EnumSet;

/**
 * What a command works on that comes beside a running system: that system, if it runs in the data
 * directory, or else brokers and services of its own. For one thread.
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
     * Finds what runs in the data directory, or opens it.
     *
     * @throws dev.courant.app.config.UsageException if the directory, a port or a topic is not fit
     */
    static Deployment find(CourantConfig config, Path dataDir) {
        var running = Endpoints.find(dataDir);
        if (running.isPresent() && config.kafka().embedded()) {
            var there = running.get();
            return new Deployment(
                    new Cluster(config.kafka(), there.bootstrapServers(), there.registryUrl()),
                    null);
        }
        var own =
                config.withEdition(config.edition().atOnce())
                        .withKafka(config.kafka().onAnyPorts())
                        .withoutMetrics();
        var session = Session.open(own, dataDir);
        return new Deployment(session.cluster(), session);
    }

    Cluster cluster() {
        return cluster;
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
