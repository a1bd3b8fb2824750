package dev.courant.app.faults;

import java.time.Duration;
import java.util.List;

/**
 * What came of a fault.
 *
 * @param runs how often it struck
 * @param lost events that subscribers never saw
 * @param duplicated events that they saw more than once
 * @param recoveries how long it took each time until all was well again
 * @param took the whole run
 */
record Row(
        String fault,
        long seed,
        int runs,
        int lost,
        int duplicated,
        List<Duration> recoveries,
        Duration took) {

    Row {
        recoveries = recoveries.stream().sorted().toList();
    }

    /**
     * As a line of a Markdown table; the fault is the first cell. The median of an even number is
     * the higher of the two in the middle.
     */
    String line() {
        return "| %s | %d | %d | %d | %d | %s | %s | %d s |"
                .formatted(
                        fault,
                        seed,
                        runs,
                        lost,
                        duplicated,
                        recovery(recoveries.size() / 2),
                        recovery(recoveries.size() - 1),
                        took.toSeconds());
    }

    private String recovery(int index) {
        return recoveries.isEmpty()
                ? "–"
                : "%.1f s".formatted(recoveries.get(index).toMillis() / 1_000.0);
    }
}
