package dev.courant.app.status;

import dev.courant.schemas.Progress;
import dev.courant.schemas.ReadProblem;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How far a watched repository is.
 *
 * @param repo {@code owner/name} as watched
 * @param through until when its events are complete, its watermark; empty if it was not read yet
 * @param lastPoll GitHub's clock at the last read, be it one that failed
 * @param problem why it cannot be read now
 * @param backfillProblem why older days that are asked for cannot be read now
 * @param openDays days of the week before the last poll that are over, and not closed, or closed
 *     without all that happened; ascending
 */
public record RepoStatus(
        String repo,
        Optional<Instant> through,
        Optional<Instant> lastPoll,
        Optional<Problem> problem,
        Optional<Problem> backfillProblem,
        List<LocalDate> openDays) {

    /** As far back as open days are looked for. */
    static final int DAYS = 7;

    public RepoStatus {
        openDays = List.copyOf(openDays);
    }

    /**
     * Why a repository cannot be read.
     *
     * @param since the first read that failed
     */
    public record Problem(String reason, Instant since) {

        private static Optional<Problem> of(@Nullable ReadProblem problem) {
            return Optional.ofNullable(problem)
                    .map(found -> new Problem(found.getReason(), found.getSince()));
        }
    }

    static RepoStatus unread(String repo) {
        return new RepoStatus(
                repo,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /**
     * @param closed days of the last week that have a digest of all that happened
     * @param zone whose midnights bound a day
     */
    static RepoStatus of(Progress progress, Set<LocalDate> closed, ZoneId zone) {
        return new RepoStatus(
                progress.getRepo(),
                Optional.of(progress.getThrough())
                        .filter(through -> through.isAfter(progress.getFrom())),
                Optional.of(progress.getObservedAt()),
                Problem.of(progress.getProblem()),
                Problem.of(progress.getBackfillProblem()),
                open(progress, closed, zone));
    }

    private static List<LocalDate> open(Progress progress, Set<LocalDate> closed, ZoneId zone) {
        var today = LocalDate.ofInstant(progress.getObservedAt(), zone);
        var first = LocalDate.ofInstant(progress.getFrom(), zone);
        return Stream.iterate(
                        today.minusDays(DAYS), day -> day.isBefore(today), day -> day.plusDays(1))
                .filter(day -> !day.isBefore(first) && !closed.contains(day))
                .toList();
    }

    /** How old what is known of it is: the time since its watermark. */
    public Optional<Duration> age(Instant now) {
        return through.map(until -> Duration.between(until, now));
    }
}
