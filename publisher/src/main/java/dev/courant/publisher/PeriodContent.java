package dev.courant.publisher;

import dev.courant.schemas.DayCounts;
import dev.courant.schemas.Edition;
import dev.courant.schemas.EditionRepo;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Everything that the edition of a week or a month says.
 *
 * @param merged its repositories, each over all days; its day is the first
 * @param days one after another
 * @param daysOfEvents by an event's id, of the events in {@code merged}
 * @param busyDays by repository: the days on which something happened
 */
record PeriodContent(
        Span span,
        EditionContent merged,
        List<Day> days,
        Map<String, LocalDate> daysOfEvents,
        Map<String, List<LocalDate>> busyDays) {

    /**
     * A day of it.
     *
     * @param edition null if none appeared
     */
    record Day(LocalDate date, @Nullable Edition edition) {

        /** Its numbers; null if there is no edition, or one that recorded none. */
        @Nullable DayCounts counts() {
            return edition == null
                    ? null
                    : edition.getRepos().stream()
                            .map(EditionRepo::getCounts)
                            .filter(Objects::nonNull)
                            .reduce(EditionContent::sum)
                            .orElse(null);
        }
    }

    PeriodContent {
        days = List.copyOf(days);
        daysOfEvents = Map.copyOf(daysOfEvents);
        busyDays = Map.copyOf(busyDays);
    }

    /** The same with what a model wrote about it. */
    PeriodContent with(EditionProse written) {
        return new PeriodContent(span, merged.with(written), days, daysOfEvents, busyDays);
    }

    boolean complete() {
        return merged.complete() && missing().isEmpty();
    }

    /** The days without an edition. */
    List<LocalDate> missing() {
        return days.stream().filter(day -> day.edition() == null).map(Day::date).toList();
    }

    /** How many of a repository's events there are beside those that are told of. */
    static int others(RepoDay repo, int told) {
        return Math.max(0, repo.counts().getCommits() + repo.counts().getIssues() - told);
    }
}
