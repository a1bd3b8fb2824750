package dev.courant.enricher;

import java.time.Instant;

/**
 * Told how far the repositories of an instance are complete, by the instance that says so to
 * everybody else. Called by stream threads; must not wait.
 */
public interface ProgressMeter {

    /** Counts nothing. */
    ProgressMeter NONE =
            new ProgressMeter() {
                @Override
                public void complete(String repo, Instant through) {}

                @Override
                public void left(String repo) {}
            };

    /**
     * Told with each {@code Progress}, and of each repository when this instance takes it over.
     *
     * @param through the watermark: {@code Progress.through}
     */
    void complete(String repo, Instant through);

    /** Another instance knows from now on. */
    void left(String repo);
}
