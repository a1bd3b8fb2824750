package dev.courant.publisher.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

class ChartsTest {

    private static final LocalDate DAY = LocalDate.parse("2026-02-24");
    private static final Wording KEYS = (key, parts) -> key + List.of(parts);

    @Test
    void aQuarterOfTheBusyDaysHasEachShade() {
        var days = new ArrayList<DayCell>();
        IntStream.rangeClosed(1, 8).forEach(total -> days.add(cell(total)));
        days.add(cell(0));
        var shades = Shades.of(days);

        assertThat(
                        IntStream.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 900)
                                .mapToObj(total -> shades.name(new Levels(0, 0, total))))
                .containsExactly(
                        "shade-0", "shade-1", "shade-1", "shade-2", "shade-2", "shade-3", "shade-3",
                        "shade-4", "shade-4", "shade-4");
        assertThat(shades.name(null)).isEqualTo("unknown");
        assertThat(Shades.of(List.of()).name(Levels.NONE)).isEqualTo("shade-0");
    }

    private static DayCell cell(int total) {
        return new DayCell(DAY, "x", new Levels(0, total, 0), true);
    }

    @Test
    void partsOfABarAreAsLongAsTheirShareOfTheMost() {
        assertThat(Bars.ofLevels(new Levels(1, 0, 3), 8).toString())
                .contains(
                        "<rect class=\"high\" x=\"0\" y=\"0\" width=\"125\" height=\"10\"/><rect"
                                + " class=\"low\" x=\"125\" y=\"0\" width=\"375\" height=\"10\"/>")
                .doesNotContain("medium");
    }

    @Test
    void whatIsThereIsSeenHoweverSmall() {
        assertThat(Bars.ofLines(1, 0, 1_000_000).toString()).contains("width=\"6\"");
    }

    @Test
    void columnsStandOnEachOtherAndSayTheirNumbers() {
        var days =
                List.of(
                        new Activity.Day(DAY.minusDays(2), null),
                        new Activity.Day(DAY.minusDays(1), Levels.NONE),
                        new Activity.Day(DAY, new Levels(1, 1, 2)));
        var chart = ActivityChart.of(KEYS, new Activity("a/<b>", null, days)).toString();

        assertThat(chart)
                .contains("role=\"img\"")
                .contains(
                        "site.activity.describe[a/&lt;b&gt;, 4, 2,"
                                + " 3]colon[]site.activity.day[2026-02-24, 4]")
                .contains("<path class=\"base\" d=\"M8 48h6v2h-6zM16 48h6v2h-6z\"/>")
                .contains("<path class=\"high\" d=\"M16 36h6v12h-6z\"/>")
                .contains("<path class=\"medium\" d=\"M16 24h6v12h-6z\"/>")
                .contains("<path class=\"low\" d=\"M16 0h6v24h-6z\"/>");
    }

    @Test
    void theBusiestDayIsTheFirstOfThose() {
        var days =
                List.of(
                        new Activity.Day(DAY, new Levels(0, 0, 2)),
                        new Activity.Day(DAY.plusDays(1), new Levels(2, 0, 0)));
        var quiet = new Activity("a/b", null, List.of(new Activity.Day(DAY, Levels.NONE)));

        assertThat(new Activity("a/b", null, days).peak()).isEqualTo(days.getFirst());
        assertThat(new Activity("a/b", null, days).sum()).isEqualTo(new Levels(2, 0, 2));
        assertThat(quiet.peak()).isNull();
    }
}
