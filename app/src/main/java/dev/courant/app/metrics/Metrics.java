package dev.courant.app.metrics;

import dev.courant.app.config.MetricsSettings;
import dev.courant.llm.LlmConfig;
import dev.courant.llm.UsageMeter;

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

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The meters of this process, and the endpoint where Prometheus reads them. Without an endpoint the
 * meters count nothing. Owner: the thread that starts and stops services; what counts may be used
 * by any.
 */
public final class Metrics implements AutoCloseable {

    private final MeterRegistry registry;
    private final boolean served;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    private Metrics(MeterRegistry registry, boolean served) {
        this.registry = registry;
        this.served = served;
    }

    /**
     * Starts the endpoint, if one is configured.
     *
     * @throws dev.courant.app.config.UsageException if nothing can listen there
     */
    public static Metrics start(MetricsSettings settings) {
        if (!settings.on()) {
            return new Metrics(new CompositeMeterRegistry(), false);
        }
        var prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var endpoint = MetricsEndpoint.start(settings.host(), settings.port(), prometheus::scrape);
        var metrics = new Metrics(prometheus, true);
        metrics.open.push(endpoint);
        metrics.observeJvm();
        return metrics;
    }

    /** Counts what models cost; for nobody if there is no model. */
    public UsageMeter usage(Optional<LlmConfig> llm) {
        return llm.<UsageMeter>map(config -> new LlmMeters(registry, config))
                .orElse(UsageMeter.NONE);
    }

    /** Shows what one service says of itself, until this is closed. */
    public void observe(String service, MeasuredStreams streams) {
        if (served) {
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
