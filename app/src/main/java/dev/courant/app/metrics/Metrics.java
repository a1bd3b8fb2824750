package dev.courant.app.metrics;

import dev.courant.app.config.MetricsSettings;
import dev.courant.async.StageMeter;
import dev.courant.enricher.ProgressMeter;
import dev.courant.github.GitHubClient;
import dev.courant.llm.LlmConfig;
import dev.courant.llm.UsageMeter;
import dev.courant.notify.Channel;
import dev.courant.notify.ChannelType;
import dev.courant.poller.PollMeter;
import dev.courant.publisher.EditionMeter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The meters and the health of this process, and the endpoint where they are read. Without an
 * endpoint nothing is counted. Owner: the thread that starts and stops services; what counts may be
 * used by any.
 */
public final class Metrics implements AutoCloseable {

    private final MeterRegistry registry;
    private final boolean served;
    private final Health health;
    private final BoundedRepos repos = new BoundedRepos();
    private final InstantSource clock = InstantSource.system();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    private Metrics(MeterRegistry registry, boolean served, Health health) {
        this.registry = registry;
        this.served = served;
        this.health = health;
    }

    /**
     * Starts the endpoint, if one is configured.
     *
     * @throws dev.courant.app.config.UsageException if nothing can listen there
     */
    public static Metrics start(MetricsSettings settings) {
        if (!settings.on()) {
            return new Metrics(new CompositeMeterRegistry(), false, new Health());
        }
        var prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var health = new Health();
        var endpoint =
                MonitoringEndpoint.start(
                        settings.host(), settings.port(), prometheus::scrape, health);
        var metrics = new Metrics(prometheus, true, health);
        metrics.open.push(endpoint);
        metrics.observeJvm();
        return metrics;
    }

    /** Counts what models cost; for nobody if there is no model. */
    public UsageMeter usage(Optional<LlmConfig> llm) {
        return llm.<UsageMeter>map(config -> new LlmMeters(registry, repos, config))
                .orElse(UsageMeter.NONE);
    }

    /** Counts what the asynchronous stages of a service do. */
    public StageMeter stages(String service) {
        return served ? new StageMeters(registry, service) : StageMeter.NONE;
    }

    /** Shows how polls go. */
    public PollMeter polls() {
        return served ? new PollMeters(registry, repos, clock) : PollMeter.NONE;
    }

    /** Shows how far repositories are complete. */
    public ProgressMeter progress() {
        return served ? new ProgressMeters(registry, repos, clock) : ProgressMeter.NONE;
    }

    /** Counts what a publisher publishes. */
    public EditionMeter editions(String service) {
        return served ? new EditionMeters(registry, service) : EditionMeter.NONE;
    }

    /** Counts a channel's messages, by its type. */
    public Channel measured(Channel channel, ChannelType type) {
        return served ? new MeasuredChannel(channel, type, registry) : channel;
    }

    /** Run for each record that a service puts aside. */
    public Runnable deadLetters(String service) {
        return Counter.builder("courant.dead.letters")
                        .description("Records that were put aside")
                        .tag("service", service)
                        .register(registry)
                ::increment;
    }

    /** Shows what GitHub has answered. */
    public void observe(GitHubClient client) {
        if (served) {
            bind(new GitHubMeters(client));
        }
    }

    /** Shows what one service says of itself, until this is closed. */
    public void observe(String service, MeasuredStreams streams) {
        if (served) {
            health.watch(service, streams::state);
            bind(new StreamsStates(service, streams::state));
            bind(new KafkaStreamsMetrics(streams, Tags.of("service", service)));
        }
    }

    private void observeJvm() {
        bind(new JvmMemoryMetrics());
        bind(new JvmGcMetrics());
        bind(new JvmThreadMetrics());
        bind(new ProcessorMetrics());
        bind(new UptimeMetrics());
    }

    private void bind(MeterBinder binder) {
        binder.bindTo(registry);
        if (binder instanceof AutoCloseable resource) {
            open.push(resource);
        }
    }

    /** Ends the endpoint last: what it shows may be read until then. */
    @Override
    public void close() {
        open.forEach(Metrics::close);
        open.clear();
        registry.close();
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            throw new IllegalStateException("Cannot end " + resource, e);
        }
    }
}
