package dev.courant.app.metrics;

import dev.courant.enricher.ProgressMeter;

import io.micrometer.core.instrument.MeterRegistry;

import java.time.Instant;
import java.time.InstantSource;

/** How far the paper is behind, by repository. */
final class ProgressMeters implements ProgressMeter {

    private final RepoAges ages;

    ProgressMeters(MeterRegistry registry, BoundedRepos repos, InstantSource clock) {
        this.ages =
                new RepoAges(
                        registry,
                        repos,
                        clock,
                        "courant.watermark.age",
                        "Since the end of what is enriched completely");
    }

    @Override
    public void complete(String repo, Instant through) {
        ages.at(repo, through);
    }

    @Override
    public void left(String repo) {
        ages.forget(repo);
    }
}
