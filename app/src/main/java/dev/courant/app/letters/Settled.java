package dev.courant.app.letters;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which letters need nothing more, as markers say that stand in the same topic: a record without
 * value whose header names the letter. A few bytes are kept of each.
 */
public final class Settled {

    /** What became of a letter. */
    public enum Outcome {
        /** It was sent to its topic again. */
        RETRIED,

        /** Its topic keeps the latest record of a key, and has a later one. */
        SUPERSEDED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static Optional<Outcome> of(String name) {
            for (var outcome : values()) {
                if (outcome.toString().equals(name)) {
                    return Optional.of(outcome);
                }
            }
            return Optional.empty();
        }
    }

    private static final String LETTER = "courant.settles-offset";
    private static final String OUTCOME = "courant.outcome";

    private final Map<LetterId, Outcome> outcomes = new HashMap<>();

    /** The record that says so, for the letter's own partition. */
    static ProducerRecord<byte[], byte[]> marker(String topic, Letter letter, Outcome outcome) {
        var headers = new RecordHeaders();
        headers.add(LETTER, bytes(String.valueOf(letter.id().offset())));
        headers.add(OUTCOME, bytes(outcome.toString()));
        return new ProducerRecord<>(
                topic, letter.id().partition(), null, letter.key(), null, headers);
    }

    /** True if what stands there is no letter, but says what became of one. */
    public static boolean isMarker(Letter letter) {
        return letter.value() == null
                && letter.header(LETTER).isPresent()
                && letter.topic().isEmpty();
    }

    /** A marker that makes no sense settles nothing. */
    void take(Letter marker) {
        var outcome = marker.header(OUTCOME).flatMap(Outcome::of);
        long offset = marker.number(LETTER);
        if (outcome.isPresent() && offset >= 0) {
            put(new LetterId(marker.id().partition(), offset), outcome.get());
        }
    }

    void put(LetterId letter, Outcome outcome) {
        outcomes.put(letter, outcome);
    }

    /** What became of a letter; empty if nothing has yet. */
    public Optional<Outcome> outcome(LetterId letter) {
        return Optional.ofNullable(outcomes.get(letter));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
