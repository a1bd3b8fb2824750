package dev.courant.poller;

import dev.courant.schemas.Mark;
import dev.courant.schemas.ReadProblem;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** Says how far a repository is complete. */
final class Marks {

    private Marks() {}

    /**
     * @param observedAt the server's clock at the read, or ours if the server could not be read; a
     *     failed read of a watch that ends says nothing of the days after its end
     */
    static Mark of(String repo, Cursor cursor, Instant observedAt) {
        return Mark.newBuilder()
                .setRepo(repo)
                .setFrom(cursor.getFrom())
                .setThrough(cursor.getThrough())
                .setObservedAt(observedAt)
                .setProblem(problem(cursor))
                .setCurrentName(cursor.getCurrentName())
                .build();
    }

    /** With what keeps older days from being read. */
    static Mark with(Mark mark, @Nullable Cursor backfill) {
        return backfill == null
                ? mark
                : Mark.newBuilder(mark).setBackfillProblem(problem(backfill)).build();
    }

    private static @Nullable ReadProblem problem(Cursor cursor) {
        return cursor.getProblem() == null
                ? null
                : new ReadProblem(cursor.getProblem(), cursor.getProblemSince());
    }
}
