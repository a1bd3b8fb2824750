package dev.courant.app.status;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a deployment is doing.
 *
 * @param at by this machine's clock
 * @param repos the watched ones, in the paper's order
 * @param edition the latest one of a day, of the last forty
 * @param openLetters dead letters that nobody has settled
 * @param services empty if nothing is meant to run: what was left in a data directory is read
 */
public record Status(
        Instant at,
        List<RepoStatus> repos,
        Optional<LatestEdition> edition,
        long openLetters,
        List<ServiceStatus> services) {

    public Status {
        repos = List.copyOf(repos);
        services = List.copyOf(services);
    }

    /**
     * An edition.
     *
     * @param day its name, as in {@code 2026-02-24}
     */
    public record LatestEdition(String day, int revision, boolean complete) {}

    /**
     * Whether somebody should see to it: a repository cannot be read, a service has nobody who
     * works on it, or a dead letter is open.
     */
    public boolean needsALook() {
        return openLetters > 0
                || repos.stream()
                        .anyMatch(
                                repo ->
                                        repo.problem().isPresent()
                                                || repo.backfillProblem().isPresent())
                || services.stream().anyMatch(service -> !service.running());
    }
}
