package dev.courant.publisher.site;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * An edition as a page.
 *
 * @param label of what it is about, as in {@code 2026-02-24}
 * @param kicker above the label, as in the day's name
 * @param opening before any heading
 * @param days of a week or a month; null for a day
 * @param repos one part each, in the paper's order
 */
public record EditionView(
        Frame frame,
        String label,
        String kicker,
        Fragment opening,
        Part summary,
        @Nullable Days days,
        Part details,
        List<Repo> repos,
        Part closing) {

    /**
     * A heading and what is below it.
     *
     * @param anchor of the heading
     * @param title the heading's text
     */
    public record Part(String anchor, String title, Fragment heading, Fragment body) {}

    /** The days of a week or a month. */
    public record Days(Part part, List<Day> rows) {

        public Days {
            rows = List.copyOf(rows);
        }

        /** A day's events beside those of the busiest. */
        public Fragment bar(Day day) {
            int most = rows.stream().mapToInt(Day::total).max().orElse(0);
            return day.levels() == null ? Fragment.EMPTY : Bars.ofLevels(day.levels(), most);
        }
    }

    /**
     * A day.
     *
     * @param weekday in words
     * @param page of its edition, null if there is none
     * @param levels its events, null if nothing is known of them
     * @param state in words
     */
    public record Day(
            String date,
            String weekday,
            @Nullable String page,
            @Nullable Levels levels,
            String state) {

        int total() {
            return levels == null ? 0 : levels.total();
        }
    }

    /**
     * A repository.
     *
     * @param name {@code owner/name}
     * @param page where everything about its day is, null if there is none
     * @param levels its events, null if nothing is known of them
     * @param state in words
     */
    public record Repo(
            String name, @Nullable String page, Part part, @Nullable Levels levels, String state) {

        /** Its events beside those of the busiest. */
        public Fragment bar(int most) {
            return levels == null ? Fragment.EMPTY : Bars.ofLevels(levels, most);
        }
    }

    public EditionView {
        repos = List.copyOf(repos);
    }

    /** For the filter. */
    public List<String> repoNames() {
        return repos.stream().map(Repo::name).toList();
    }

    /** Events of the busiest repository. */
    public int most() {
        return repos.stream()
                .mapToInt(repo -> repo.levels() == null ? 0 : repo.levels().total())
                .max()
                .orElse(0);
    }
}
