package dev.courant.publisher.site;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * Shades for days, so that a quarter of the days on which something happened has each: a single
 * outlier does not make all others pale.
 *
 * @param tops the most events of the first three shades; the fourth has no bound
 */
record Shades(List<Integer> tops) {

    /** How many shades there are beside that of a quiet day. */
    static final int COUNT = 4;

    static Shades of(Collection<DayCell> days) {
        var totals =
                days.stream()
                        .map(DayCell::levels)
                        .filter(Objects::nonNull)
                        .map(Levels::total)
                        .filter(total -> total > 0)
                        .sorted()
                        .toList();
        if (totals.isEmpty()) {
            return new Shades(List.of(1, 2, 3));
        }
        return new Shades(
                List.of(
                        totals.get((totals.size() - 1) / 4),
                        totals.get((totals.size() - 1) / 2),
                        totals.get((totals.size() - 1) * 3 / 4)));
    }

    /** Name of the shade in the style sheet. */
    String name(@Nullable Levels levels) {
        return levels == null ? "unknown" : "shade-" + of(levels.total());
    }

    private int of(int total) {
        if (total == 0) {
            return 0;
        }
        for (int i = 0; i < tops.size(); i++) {
            if (total <= tops.get(i)) {
                return i + 1;
            }
        }
        return COUNT;
    }
}
