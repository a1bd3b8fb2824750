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
        var about = words.say("site.year.describe", firstShown().toString(), last.toString());
        var svg =
                new Svg()
                        .begin("svg")
                        .with("class", "year")
                        .with("viewBox", "0 0 " + width + " " + height)
                        .with("width", width)
                        .with("height", height)
                        .with("role", "group")
                        .with("aria-label", about);
        addWeekdays(svg);
        addMonths(svg);
        for (var day = firstShown(); !day.isAfter(last); day = day.plusDays(1)) {
            add(svg, day);
        }
        return svg.end().fragment();
    }

    private LocalDate firstShown() {
        return last.minusDays(DAYS - 1L);
    }

    private void addWeekdays(Svg svg) {
        for (int weekday = 1; weekday <= 5; weekday += 2) {
            var name = words.say("site.weekday.short", weekday);
            addName(svg, name, 0, TOP + (weekday - 1) * PITCH + CELL - 2);
        }
    }

    /** Above the week in which each begins, if the name has room. */
    private void addMonths(Svg svg) {
        var month = firstShown().withDayOfMonth(1).plusMonths(1);
        for (; week(month) < week(last); month = month.plusMonths(1)) {
            var name = words.say("site.month", month.getMonthValue());
            addName(svg, name, LEFT + week(month) * PITCH, TOP - 7);
        }
    }

    /** Each day's link says its date. */
    private static void addName(Svg svg, String name, int x, int y) {
        svg.begin("text").with("x", x).with("y", y).with("aria-hidden", "true").text(name).end();
    }

    private void add(Svg svg, LocalDate day) {
        var cell = cells.get(day);
        if (cell == null) {
            addCell(svg, "none", day);
            return;
        }
        var said = said(cell);
        svg.begin("a").with("href", cell.href()).with("aria-label", said).with("data-day", day);
        svg.begin("title").text(said).end();
        var shade = shades.name(cell.levels());
        addCell(svg, cell.complete() ? shade : shade + " incomplete", day);
        svg.end();
    }

    private void addCell(Svg svg, String shade, LocalDate day) {
        svg.begin("rect")
                .with("class", "day " + shade)
                .with("x", LEFT + week(day) * PITCH)
                .with("y", TOP + (day.getDayOfWeek().getValue() - 1) * PITCH)
                .with("width", CELL)
                .with("height", CELL)
                .end();
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
