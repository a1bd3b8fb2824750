package dev.courant.app.command;

import dev.courant.app.config.CourantConfig;
import dev.courant.app.config.UsageException;
import dev.courant.app.topics.Cluster;
import dev.courant.app.topics.TopicSetup;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The topics of a deployment, for commands that look at them: of what runs in the data directory or
 * on the configured brokers; if nothing runs there, broker and registry are started over what it
 * left, without services.
 */
final class Access implements AutoCloseable {

    private final Cluster cluster;
    private final @Nullable Session own;

    private Access(Cluster cluster, @Nullable Session own) {
        this.cluster = cluster;
        this.own = own;
    }

    /**
     * @throws UsageException if there is neither a configured cluster nor a data directory
     */
    static Access open(CourantConfig config, Path dataDir) {
        var kafka = config.kafka();
        if (!kafka.embedded()) {
            return joining(
                    config, new Endpoints(kafka.bootstrapServers(), kafka.schemaRegistryUrl()));
        }
        var running = Endpoints.find(dataDir);
        if (running.isPresent()) {
            return joining(config, running.get());
        }
        if (!Files.isDirectory(dataDir)) {
            throw new UsageException(
                    "There is no data directory "
                            + dataDir
                            + ": give --data-dir, or set courant.kafka.bootstrap-servers.");
        }
        var session = Session.open(config.withKafka(kafka.onAnyPorts()).withoutMetrics(), dataDir);
        return new Access(session.cluster(), session);
    }

    private static Access joining(CourantConfig config, Endpoints endpoints) {
        var cluster =
                new Cluster(config.kafka(), endpoints.bootstrapServers(), endpoints.registryUrl());
        new TopicSetup(cluster, config.kafka().embedded()).ensure();
        return new Access(cluster, null);
    }

    Cluster cluster() {
        return cluster;
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}
