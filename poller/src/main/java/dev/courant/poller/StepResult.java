package dev.courant.poller;

import dev.courant.schemas.Mark;
import dev.courant.schemas.RawCommit;
import dev.courant.schemas.RawIssue;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What one step of a round brought. Events may have been seen before.
 *
 * @param cursor from where the next step goes on
 * @param mark what is complete now, if the round is done
 * @param again true if the next step follows at once
 * @param serverTime the server's clock at the start of the round
 */
record StepResult(
        List<RawCommit> commits,
        List<RawIssue> issues,
        Cursor cursor,
        @Nullable Mark mark,
        boolean again,
        Instant serverTime) {

    StepResult with(Cursor other) {
        return new StepResult(commits, issues, other, mark, again, serverTime);
    }
}
