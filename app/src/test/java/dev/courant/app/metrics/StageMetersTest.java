package dev.courant.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.async.StageMeter.Ending;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

import org.junit.jupiter.api.Test;

import java.util.concurrent.TimeUnit;

class StageMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final StageMeters enricher = new StageMeters(registry, "enricher");

    @Test
    void addsUpWhatTheTasksOfAStageSay() {
        enricher.changed("diffs", 5, 2);
        enricher.changed("diffs", 1, 1);
        enricher.changed("diffs", -5, -2);
        enricher.changed("analyses", 7, 0);

        assertThat(gauge("courant.stage.pending", "diffs")).isOne();
        assertThat(gauge("courant.stage.in.flight", "diffs")).isOne();
        assertThat(gauge("courant.stage.pending", "analyses")).isEqualTo(7);
    }

    private double gauge(String name, String stage) {
        return registry.get(name).tags("service", "enricher", "stage", stage).gauge().value();
    }

    @Test
    void timesCallsByWhatCameOfThemAsDashboardsReadIt() {
        var prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var publisher = new StageMeters(prometheus, "publisher");
        publisher.ended("pending-editions", Ending.OK, TimeUnit.MILLISECONDS.toNanos(300));
        publisher.ended("pending-editions", Ending.OK, TimeUnit.SECONDS.toNanos(20));
        publisher.ended("pending-editions", Ending.RETRIED, 1);

        assertThat(prometheus.scrape())
                .contains(
                        "courant_call_duration_seconds_bucket{outcome=\"ok\",service=\"publisher\",stage=\"pending-editions\",le=\"0.25\"}"
                            + " 0",
                        "courant_call_duration_seconds_bucket{outcome=\"ok\",service=\"publisher\",stage=\"pending-editions\",le=\"0.5\"}"
                            + " 1",
                        "courant_call_duration_seconds_bucket{outcome=\"ok\",service=\"publisher\",stage=\"pending-editions\",le=\"30.0\"}"
                            + " 2",
                        "courant_call_duration_seconds_count{outcome=\"retried\",service=\"publisher\",stage=\"pending-editions\"}"
                            + " 1",
                        "courant_call_duration_seconds_count{outcome=\"failed\",service=\"publisher\",stage=\"pending-editions\"}"
                            + " 0");
    }
}
