package dev.courant.app.metrics;

import dev.courant.github.GitHubClient;
import dev.courant.github.Quota;
import dev.courant.github.Traffic;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** What GitHub has answered, and how much may still be asked. NaN until it has told. */
record GitHubMeters(GitHubClient client) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        quota(registry, "limit", "Requests that a window allows", Quota.Snapshot::limit);
        quota(registry, "remaining", "Requests that are left of it", Quota.Snapshot::remaining);
        responses(registry, "2xx", Traffic::found);
        responses(registry, "304", Traffic::notModified);
        responses(registry, "3xx", Traffic::redirected);
        responses(registry, "4xx", Traffic::refused);
        responses(registry, "5xx", Traffic::broken);
        responses(registry, "none", Traffic::unanswered);
    }

    private void quota(
            MeterRegistry registry,
            String what,
            String description,
            ToDoubleFunction<Quota.Snapshot> value) {
        Gauge.builder(
                        "courant.github.quota." + what,
                        client,
                        asked -> asked.quota().map(value::applyAsDouble).orElse(Double.NaN))
                .description(description)
                .register(registry);
    }

    private void responses(MeterRegistry registry, String status, ToLongFunction<Traffic> count) {
        FunctionCounter.builder(
                        "courant.github.responses",
                        client,
                        asked -> count.applyAsLong(asked.traffic()))
                .description("What came of requests to GitHub")
                .tag("status", status)
                .register(registry);
    }
}
