package dev.courant.publisher;

import dev.courant.schemas.DayCounts;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.EventKind;
import dev.courant.schemas.Level;
import dev.courant.schemas.RepoDayDigest;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * One repository's day, as the paper has it.
 *
 * @param name {@code owner/name} as watched
 * @param currentName the name today, if the repository has been renamed
 * @param events in the paper's order: by score, the newer first
 * @param reason why it could not be read, if it could not and is known
 * @param since since when
 * @param cut what the digest leaves out
 * @param digestRevision 0 if there is no digest
 */
record RepoDay(
        String name,
        @Nullable String currentName,
        State state,
        List<EnrichedEvent> events,
        DayCounts counts,
        @Nullable String reason,
        @Nullable Instant since,
        @Nullable String cut,
        int digestRevision) {

    static final Comparator<EnrichedEvent> NEWEST_FIRST =
            Comparator.comparing(EnrichedEvent::getOccurredAt)
                    .reversed()
                    .thenComparing(EnrichedEvent::getId);

    static final Comparator<EnrichedEvent> WEIGHTIEST_FIRST =
            Comparator.comparingInt(EnrichedEvent::getScore).reversed().thenComparing(NEWEST_FIRST);

    enum State {
        /** Read, and there are events. */
        OK,
        /** Read, and nothing happened. */
        QUIET,
        /** Could not be read whole; what could be is here. */
        FAILED,
        /** Its day was not closed when the paper was made. */
        MISSING
    }

    static RepoDay of(RepoDayDigest digest) {
        var problem = digest.getProblem();
        return new RepoDay(
                digest.getRepo(),
                digest.getCurrentName(),
                state(digest),
                digest.getEvents().stream().sorted(WEIGHTIEST_FIRST).toList(),
                digest.getCounts(),
                problem == null ? null : problem.getReason(),
                problem == null ? null : problem.getSince(),
                digest.getCut(),
                digest.getRevision());
    }

    /** Whether the repository could not be read whole on that day. */
    static boolean isFailed(RepoDayDigest digest) {
        return state(digest) == State.FAILED;
    }

    private static State state(RepoDayDigest digest) {
        return switch (digest.getStatus()) {
            case OK -> State.OK;
            case QUIET -> State.QUIET;
            case FAILED, UNKNOWN -> State.FAILED;
        };
    }

    static RepoDay missing(String name) {
        return new RepoDay(
                name,
                null,
                State.MISSING,
                List.of(),
                new DayCounts(0, 0, 0, 0, 0),
                null,
                null,
                null,
                0);
    }

    boolean isRead() {
        return state == State.OK || state == State.QUIET;
    }

    /** Whether it has numbers: nothing is known of a day that was not read at all. */
    boolean isKnown() {
        return isRead() || !events.isEmpty();
    }

    List<EnrichedEvent> of(Level level) {
        return events.stream().filter(event -> event.getLevel() == level).toList();
    }

    List<EnrichedEvent> commits() {
        return events.stream().filter(event -> !isIssue(event)).toList();
    }

    List<EnrichedEvent> issues() {
        return events.stream().filter(RepoDay::isIssue).toList();
    }

    static boolean isIssue(EnrichedEvent event) {
        return event.getKind() == EventKind.ISSUE;
    }
}
