package dev.courant.app.embedded;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;

/**
 * The broker and the schema registry to work with: the configured ones, or embedded ones that end
 * with it. If only one of the two is configured, the other is embedded.
 */
public final class Infrastructure implements AutoCloseable {

    private final @Nullable EmbeddedBroker broker;
    private final @Nullable EmbeddedRegistry registry;
    private final String bootstrapServers;
    private final String registryUrl;

    private Infrastructure(
            @Nullable EmbeddedBroker broker,
            @Nullable EmbeddedRegistry registry,
            Endpoints configured) {
        this.broker = broker;
        this.registry = registry;
        this.bootstrapServers =
                broker == null ? configured.bootstrapServers() : broker.bootstrapServers();
        this.registryUrl = registry == null ? configured.registryUrl() : registry.url();
    }

    /**
     * What to connect to, and where to listen when it is embedded.
     *
     * @param bootstrapServers the brokers; empty to embed one
     * @param registryUrl Confluent API of the schema registry; empty to embed one
     * @param brokerPort of an embedded broker, 0 for any free one
     * @param registryPort of an embedded registry, 0 for any free one
     */
    public record Endpoints(
            String bootstrapServers, String registryUrl, int brokerPort, int registryPort) {

        /** Both embedded, on any free ports. */
        public static Endpoints anyPorts() {
            return new Endpoints("", "", 0, 0);
        }
    }

    /** Starts what is not configured, both at the same time, and returns when they are ready. */
    public static Infrastructure start(DataDir dataDir, Endpoints endpoints) {
        try (var starters = Executors.newVirtualThreadPerTaskExecutor()) {
            var broker = CompletableFuture.supplyAsync(() -> broker(dataDir, endpoints), starters);
            var registry =
                    CompletableFuture.supplyAsync(() -> registry(dataDir, endpoints), starters);
            try {
                CompletableFuture.allOf(broker, registry).join();
            } catch (CompletionException e) {
                closeIfStarted(broker);
                closeIfStarted(registry);
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
            return new Infrastructure(broker.join(), registry.join(), endpoints);
        }
    }

    private static void closeIfStarted(CompletableFuture<? extends @Nullable AutoCloseable> part) {
        if (!part.isCompletedExceptionally()) {
            close(part.join());
        }
    }

    private static @Nullable EmbeddedBroker broker(DataDir dataDir, Endpoints endpoints) {
        return endpoints.bootstrapServers().isEmpty()
                ? EmbeddedBroker.start(dataDir.subdirectory("kafka"), endpoints.brokerPort())
                : null;
    }

    private static @Nullable EmbeddedRegistry registry(DataDir dataDir, Endpoints endpoints) {
        return endpoints.registryUrl().isEmpty()
                ? EmbeddedRegistry.start(dataDir.subdirectory("registry"), endpoints.registryPort())
                : null;
    }

    /** Where Kafka clients connect. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Base address of the schema registry's Confluent API. */
    public String registryUrl() {
        return registryUrl;
    }

    /** True if the broker is ours: then every topic has one replica. */
    public boolean ownsBroker() {
        return broker != null;
    }

    /**
     * Checks that what is embedded is still there.
     *
     * @throws IllegalStateException if the embedded registry has ended by itself
     */
    public void requireAlive() {
        if (registry != null && !registry.process().isAlive()) {
            throw new IllegalStateException(
                    "The schema registry has ended by itself; see " + registry.log());
        }
    }

    /** Ends what was started here, both at the same time; within some ten seconds. */
    @Override
    public void close() {
        try (var enders = Executors.newVirtualThreadPerTaskExecutor()) {
            enders.execute(() -> close(registry));
            enders.execute(() -> close(broker));
        }
    }

    private static void close(@Nullable AutoCloseable part) {
        try {
            if (part != null) {
                part.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException("Cannot end " + part, e);
        }
    }
}
