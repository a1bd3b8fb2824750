package dev.courant.app.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lengths of time as people read them. */
public final class Durations {

    private Durations() {}

    /** In its two largest units, as in {@code 2 d 3 h}. */
    public static String text(Duration duration) {
        var parts =
                List.of(
                        part(duration.toDays(), "d"),
                        part(duration.toHoursPart(), "h"),
                        part(duration.toMinutesPart(), "m"),
                        part(duration.toSecondsPart(), "s"));
        var text =
                parts.stream()
                        .dropWhile(Optional::isEmpty)
                        .limit(2)
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(" "));
        return text.isEmpty() ? "0 s" : text;
    }

    private static Optional<String> part(long amount, String unit) {
        return amount <= 0 ? Optional.empty() : Optional.of(amount + " " + unit);
    }
}
