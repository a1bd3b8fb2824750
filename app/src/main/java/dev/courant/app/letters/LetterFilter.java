package dev.courant.app.letters;

import java.time.Instant;
import java.util.Optional;

/**
 * Which letters are asked for.
 *
 * @param topic that they come from
 * @param stage that could make nothing of them
 * @param since when they became dead letters, or later
 */
public record LetterFilter(
        Optional<String> topic, Optional<String> stage, Optional<Instant> since) {

    /** Every one. */
    public static LetterFilter all() {
        return new LetterFilter(Optional.empty(), Optional.empty(), Optional.empty());
    }

    boolean holds(Letter letter) {
        return topic.map(letter.topic()::equals).orElse(true)
                && stage.map(letter.stage()::equals).orElse(true)
                && since.map(instant -> !letter.at().isBefore(instant)).orElse(true);
    }
}
