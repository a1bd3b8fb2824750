package dev.courant.publisher.site;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * A repository's last days.
 *
 * @param repo {@code owner/name}
 * @param href of its latest page, null if there is none
 * @param days one after another without a gap, the oldest first
 */
public record Activity(String repo, @Nullable String href, List<Day> days) {

    /**
     * One day.
     *
     * @param levels null if nothing is known of it
     */
    public record Day(LocalDate day, @Nullable Levels levels) {

        int total() {
            return levels == null ? 0 : levels.total();
        }
    }

    public Activity {
        days = List.copyOf(days);
    }

    /** Of how many days something is known. */
    public long known() {
        return days.stream().filter(day -> day.levels() != null).count();
    }

    /** All events of these days. */
    public Levels sum() {
        var sum = Levels.NONE;
        for (var day : days) {
            sum = day.levels() == null ? sum : sum.plus(day.levels());
        }
        return sum;
    }

    /** The day with the most events, the first of them; null if there were none. */
    public @Nullable Day peak() {
        Day peak = null;
        for (var day : days) {
            if (day.total() > (peak == null ? 0 : peak.total())) {
                peak = day;
            }
        }
        return peak;
    }
}
