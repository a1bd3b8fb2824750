package dev.courant.enricher;

import dev.courant.schemas.Level;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far the rules agree with a person.
 *
 * @param counts events by the level that the person gave, and by the rules'
 */
record Agreement(Map<Level, Map<Level, Long>> counts) {

    private static final List<Level> LEVELS =
            Stream.of(Level.values()).sorted(Comparator.comparing(Enum::name)).toList();

    static Agreement of(List<LabelledEvent> events) {
        return new Agreement(
                events.stream()
                        .collect(
                                Collectors.groupingBy(
                                        LabelledEvent::level,
                                        Collectors.groupingBy(
                                                event -> event.ranked().level(),
                                                Collectors.counting()))));
    }

    long events() {
        return counts.values().stream().mapToLong(Agreement::sum).sum();
    }

    double exact() {
        return ratio(LEVELS.stream().mapToLong(level -> count(level, level)).sum(), events());
    }

    /** Of the events that the rules call high, how many are. */
    double highPrecision() {
        long called = LEVELS.stream().mapToLong(level -> count(level, Level.HIGH)).sum();
        return ratio(count(Level.HIGH, Level.HIGH), called);
    }

    /** Of the events that are high, how many the rules call so. */
    double highRecall() {
        return ratio(count(Level.HIGH, Level.HIGH), sum(counts.getOrDefault(Level.HIGH, Map.of())));
    }

    /** High taken for low, or low for high. */
    long farOff() {
        return count(Level.HIGH, Level.LOW) + count(Level.LOW, Level.HIGH);
    }

    long count(Level given, Level ruled) {
        return counts.getOrDefault(given, Map.of()).getOrDefault(ruled, 0L);
    }

    /** Cells of a table: events, exact, precision, recall, far off. */
    String row() {
        return String.format(
                Locale.ROOT,
                "%d | %.1f %% | %.1f %% | %.1f %% | %d",
                events(),
                100 * exact(),
                100 * highPrecision(),
                100 * highRecall(),
                farOff());
    }

    /** Cells of a table: how many of those given this level the rules call high, medium, low. */
    String row(Level given) {
        return "%d | %d | %d"
                .formatted(
                        count(given, Level.HIGH),
                        count(given, Level.MEDIUM),
                        count(given, Level.LOW));
    }

    private static long sum(Map<Level, Long> row) {
        return row.values().stream().mapToLong(Long::longValue).sum();
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
