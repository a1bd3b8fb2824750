package dev.courant.enricher;

import dev.courant.schemas.Mark;
import dev.courant.schemas.Progress;

import java.time.Instant;

/** What two streams' marks say together. */
final class ProgressMerge {

    private ProgressMerge() {}

    /**
     * The span that both marks cover; an empty one, at its start, where they do not meet. The
     * problem is the commits' where both have one.
     *
     * @param events enriched events of the repository emitted so far
     */
    static Progress of(Mark commits, Mark issues, long events) {
        Instant from = later(commits.getFrom(), issues.getFrom());
        Instant through = earlier(commits.getThrough(), issues.getThrough());
        Mark newest = commits.getObservedAt().isBefore(issues.getObservedAt()) ? issues : commits;
        return Progress.newBuilder()
                .setRepo(commits.getRepo())
                .setFrom(from)
                .setThrough(later(from, through))
                .setObservedAt(newest.getObservedAt())
                .setEvents(events)
                .setProblem(
                        commits.getProblem() != null ? commits.getProblem() : issues.getProblem())
                .setBackfillProblem(newest.getBackfillProblem())
                .setCurrentName(newest.getCurrentName())
                .build();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
