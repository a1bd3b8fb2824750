package dev.courant.publisher.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

class YearMapTest {

    private static final LocalDate LAST = LocalDate.parse("2026-02-24");
    private static final Wording KEYS = (key, parts) -> key + List.of(parts);

    @Test
    void hasACellForEachDayOfTheYearAndALinkForEachEdition() {
        var map =
                draw(
                        new DayCell(LAST, "reports/a.html", new Levels(1, 2, 3), true),
                        new DayCell(LAST.minusDays(365), "reports/b.html", Levels.NONE, false),
                        new DayCell(LAST.minusDays(366), "reports/too-old.html", null, true),
                        new DayCell(LAST.minusDays(3), "reports/c.html", null, true));

        assertThat(count(map, "<rect")).isEqualTo(366);
        assertThat(count(map, "<a ")).isEqualTo(3);
        assertThat(map)
                .contains("aria-label=\"site.year.day[2026-02-24, 6, 1]\"")
                .contains("site.year.day[2025-02-24, 0, 0]site.year.incomplete[]")
                .contains("site.year.unknown[2026-02-21]");
    }

    /** The last day is a Tuesday, and stands alone with the Monday in the last column. */
    @Test
    void columnsAreWeeksFromMondayOn() {
        var map = draw(new DayCell(LAST, "x", new Levels(1, 0, 0), true));

        var cells =
                Pattern.compile("x=\"(\\d+)\" y=\"(\\d+)\" width=\"11\"")
                        .matcher(map)
                        .results()
                        .toList();

        assertThat(cells.getFirst().group(2)).as("Monday").isEqualTo("18");
        assertThat(cells.getLast().group(2)).as("Tuesday").isEqualTo("32");
        assertThat(cells.getLast().group(1)).isEqualTo(String.valueOf(30 + 52 * 14));
    }

    @Test
    void escapesWhatItIsGiven() {
        Wording hostile = (key, parts) -> "<b>\"'&";
        var map = YearMap.of(hostile, LAST, List.of(new DayCell(LAST, "\"><script>", null, true)));

        assertThat(map.toString())
                .doesNotContain("<b>", "<script>")
                .contains("&lt;b&gt;&quot;&#39;&amp;");
    }

    private static String draw(DayCell... days) {
        return YearMap.of(KEYS, LAST, List.of(days)).toString();
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
