package dev.courant.publisher.site;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A year as a calendar: a column for each week, a cell for each day, the darker the more happened.
 * Each day that has an edition is a link that says its numbers.
 */
final class YearMap {

    /** Days that a year's map can show. */
    static final int DAYS = 366;

    private static final int PITCH = 14;
    private static final int CELL = 11;
    private static final int LEFT = 30;
    private static final int TOP = 18;

    private final Wording words;
    private final LocalDate last;
    private final LocalDate firstMonday;
    private final Map<LocalDate, DayCell> cells;
    private final Shades shades;

    private YearMap(Wording words, LocalDate last, Collection<DayCell> days) {
        this.words = words;
        this.last = last;
        this.firstMonday =
                last.minusDays(DAYS - 1L).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        this.cells = days.stream().collect(Collectors.toMap(DayCell::day, Function.identity()));
        this.shades = Shades.of(days);
    }

    /**
     * @param last day of the map; those more than a year before it are left out
     */
    static Fragment of(Wording words, LocalDate last, Collection<DayCell> days) {
        return new YearMap(words, last, days).draw();
    }

    private Fragment draw() {
        int width = LEFT + (week(last) + 1) * PITCH;
        int height = TOP + 7 * PITCH;
        var svg =
                new Svg()
                        .open(
                                "svg",
                                "class",
                                "year",
                                "viewBox",
                                "0 0 " + width + " " + height,
                                "width",
                                width,
                                "height",
                                height,
                                "role",
                                "group",
                                "aria-label",
                                words.say(
                                        "site.year.describe",
                                        firstShown().toString(),
                                        last.toString()));
        addNames(svg);
        for (var day = firstShown(); !day.isAfter(last); day = day.plusDays(1)) {
            add(svg, day);
        }
        return svg.close("svg").fragment();
    }

    private LocalDate firstShown() {
        return last.minusDays(DAYS - 1L);
    }

    private void addNames(Svg svg) {
        for (int weekday = 1; weekday <= 5; weekday += 2) {
            int y = TOP + (weekday - 1) * PITCH + CELL - 2;
            svg.element(
                    "text",
                    words.say("site.weekday.short", weekday),
                    "x",
                    0,
                    "y",
                    y,
                    "aria-hidden",
                    "true");
        }
        var month = firstShown().withDayOfMonth(1).plusMonths(1);
        for (; !month.isAfter(last); month = month.plusMonths(1)) {
            if (week(month) < week(last)) {
                svg.element(
                        "text",
                        words.say("site.month", month.getMonthValue()),
                        "x",
                        LEFT + week(month) * PITCH,
                        "y",
                        TOP - 7,
                        "aria-hidden",
                        "true");
            }
        }
    }

    private void add(Svg svg, LocalDate day) {
        var cell = cells.get(day);
        if (cell == null) {
            rect(svg, "none", day);
            return;
        }
        svg.open("a", "href", cell.href(), "aria-label", said(cell), "data-day", day);
        svg.element("title", said(cell));
        rect(svg, shades.name(cell.levels()), day);
        svg.close("a");
    }

    private void rect(Svg svg, String shade, LocalDate day) {
        svg.empty(
                "rect",
                "class",
                "day " + shade,
                "x",
                LEFT + week(day) * PITCH,
                "y",
                TOP + (day.getDayOfWeek().getValue() - 1) * PITCH,
                "width",
                CELL,
                "height",
                CELL);
    }

    private String said(DayCell cell) {
        var levels = cell.levels();
        var day = cell.day().toString();
        if (levels == null) {
            return words.say("site.year.unknown", day);
        }
        return words.say("site.year.day", day, levels.total(), levels.high())
                + (cell.complete() ? "" : words.say("site.year.incomplete"));
    }

    private int week(LocalDate day) {
        return (int) ChronoUnit.DAYS.between(firstMonday, day) / 7;
    }
}
