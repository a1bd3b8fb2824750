package dev.courant.app.services;

import dev.courant.app.config.CourantConfig;
import dev.courant.app.metrics.Metrics;
import dev.courant.app.streams.StreamsService;
import dev.courant.app.streams.StreamsSettings;
import dev.courant.app.topics.Cluster;
import dev.courant.schemas.Edition;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** Services at work in this process, started and stopped together. */
public final class Services implements AutoCloseable {

    private final Metrics metrics;
    private final Topologies topologies;
    private final List<StreamsService> services;

    private Services(Metrics metrics, Topologies topologies, List<StreamsService> services) {
        this.metrics = metrics;
        this.topologies = topologies;
        this.services = services;
    }

    /**
     * Starts the services of these stages, and returns at once.
     *
     * @throws dev.courant.app.config.UsageException if metrics cannot be served where they should
     */
    public static Services start(
            Collection<Stage> stages,
            CourantConfig config,
            Cluster cluster,
            StreamsSettings settings) {
        return start(stages, config, cluster, settings, List.of());
    }

    /**
     * The same for days that were published elsewhere.
     *
     * @param originals what was published of them
     */
    public static Services start(
            Collection<Stage> stages,
            CourantConfig config,
            Cluster cluster,
            StreamsSettings settings,
            List<Edition> originals) {
        var metrics = Metrics.start(config.metrics());
        var topologies =
                new Topologies(config, cluster.topics(), cluster.serdes(), metrics, originals);
        var services =
                stages.stream()
                        .flatMap(stage -> topologies.of(stage).stream())
                        .map(
                                part ->
                                        new StreamsService(
                                                part.name(),
                                                part.topology(),
                                                settings.of(part.name()),
                                                metrics))
                        .toList();
        services.forEach(StreamsService::start);
        return new Services(metrics, topologies, services);
    }

    /** Completes, exceptionally, when the first of them has ended without being asked to. */
    public CompletableFuture<Object> failure() {
        return CompletableFuture.anyOf(
                services.stream().map(StreamsService::failure).toArray(CompletableFuture[]::new));
    }

    /**
     * Checks that none of them has ended without being asked to.
     *
     * @throws IllegalStateException with what went wrong, if one of them has ended
     */
    public void requireAlive() {
        for (var service : services) {
            if (service.failure().isCompletedExceptionally()) {
                throw (IllegalStateException) service.failure().exceptionNow();
            }
        }
    }

    /** True if all have their tasks and work on them. */
    public boolean running() {
        return services.stream().allMatch(StreamsService::running);
    }

    /** Stops all at the same time, within some ten seconds. */
    @Override
    public void close() {
        try (var enders = Executors.newVirtualThreadPerTaskExecutor()) {
            services.forEach(service -> enders.execute(service::close));
        }
        topologies.close();
        metrics.close();
    }
}
