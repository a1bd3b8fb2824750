package dev.courant.app.metrics;

import dev.courant.poller.PollMeter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import java.time.InstantSource;

/** How polls go, by repository. */
final class PollMeters implements PollMeter {

    private final MeterRegistry registry;
    private final BoundedRepos repos;
    private final RepoAges ages;

    PollMeters(MeterRegistry registry, BoundedRepos repos, InstantSource clock) {
        this.registry = registry;
        this.repos = repos;
        this.ages =
                new RepoAges(
                        registry,
                        repos,
                        clock,
                        "courant.poll.age",
                        "Since the last poll that succeeded, or since this process polls it");
    }

    @Override
    public void watches(String repo) {
        if (!ages.knows(repo)) {
            ages.now(repo);
        }
        failures(repo);
    }

    @Override
    public void polled(String repo) {
        ages.now(repo);
    }

    @Override
    public void failed(String repo) {
        failures(repo).increment();
    }

    @Override
    public void left(String repo) {
        ages.forget(repo);
    }

    private Counter failures(String repo) {
        return Counter.builder("courant.poll.failures")
                .description("Polls that were given up after their retries")
                .tag("repo", repos.label(repo))
                .register(registry);
    }
}
