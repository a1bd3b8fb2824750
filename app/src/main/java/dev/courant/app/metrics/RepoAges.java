package dev.courant.app.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * A gauge for each repository: how many seconds ago something was. It is there as long as the
 * repository is known here. {@code other} is the oldest of those that have no label of their own.
 * Safe for use by many threads.
 */
final class RepoAges {

    private final MeterRegistry registry;
    private final BoundedRepos repos;
    private final InstantSource clock;
    private final String name;
    private final String description;
    private final Map<String, Instant> times = new HashMap<>();
    private final Map<String, Gauge> gauges = new HashMap<>();

    /** How many of them have no label of their own. */
    private int others;

    RepoAges(
            MeterRegistry registry,
            BoundedRepos repos,
            InstantSource clock,
            String name,
            String description) {
        this.registry = registry;
        this.repos = repos;
        this.clock = clock;
        this.name = name;
        this.description = description;
    }

    /** It was then. */
    synchronized void at(String repo, Instant time) {
        var label = repos.label(repo);
        if (times.put(repo, time) == null && label.equals(BoundedRepos.OTHER)) {
            others++;
        }
        gauges.computeIfAbsent(label, this::gauge);
    }

    /** It was now. */
    void now(String repo) {
        at(repo, clock.instant());
    }

    synchronized boolean knows(String repo) {
        return times.containsKey(repo);
    }

    synchronized void forget(String repo) {
        if (times.remove(repo) == null) {
            return;
        }
        var label = repos.label(repo);
        if (!label.equals(BoundedRepos.OTHER) || --others == 0) {
            registry.remove(gauges.remove(label));
        }
    }

    private Gauge gauge(String label) {
        return Gauge.builder(name, this, ages -> ages.oldest(label))
                .description(description)
                .baseUnit("seconds")
                .tag("repo", label)
                .register(registry);
    }

    private synchronized double oldest(String label) {
        var now = clock.instant();
        return label.equals(BoundedRepos.OTHER)
                ? times.keySet().stream()
                        .filter(repo -> repos.label(repo).equals(label))
                        .mapToDouble(repo -> age(repo, now))
                        .max()
                        .orElse(Double.NaN)
                : age(label, now);
    }

    private double age(String repo, Instant now) {
        var time = times.get(repo);
        return time == null
                ? Double.NaN
                : Math.max(0, Duration.between(time, now).toMillis() / 1_000.0);
    }
}
