package dev.courant.publisher.site;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The way into the site.
 *
 * @param label of the latest edition
 * @param kicker above the label
 * @param latest where the latest edition is
 * @param last the latest day
 * @param days that have an edition, the newest first
 * @param searchable days whose titles can be searched, the newest first
 * @param repos whose events the search can be narrowed to
 * @param activities of the repositories of the latest edition
 * @param quieter how many of those are left out of them
 */
public record IndexView(
        Frame frame,
        String label,
        String kicker,
        String latest,
        Fragment opening,
        Fragment summary,
        LocalDate last,
        List<DayCell> days,
        List<LocalDate> searchable,
        List<String> repos,
        List<Activity> activities,
        int quieter) {

    public IndexView {
        days = List.copyOf(days);
        searchable = List.copyOf(searchable);
        repos = List.copyOf(repos);
        activities = List.copyOf(activities);
    }

    public Fragment year() {
        return YearMap.of(frame.words(), last, days);
    }

    public Fragment chart(Activity activity) {
        return ActivityChart.of(frame.words(), activity);
    }

    /** Days by month, as in {@code 2026-02}, the newest first. */
    public Map<String, List<DayCell>> months() {
        return days.stream()
                .collect(
                        Collectors.groupingBy(
                                cell -> cell.day().toString().substring(0, 7),
                                LinkedHashMap::new,
                                Collectors.toList()));
    }

    /** For the script: days, separated by spaces. */
    public String searchableDays() {
        return searchable.stream().map(LocalDate::toString).collect(Collectors.joining(" "));
    }
}
