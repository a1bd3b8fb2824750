package dev.courant.enricher;

import dev.courant.llm.Usage;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * What an event has been through while it asks: since when, and at what cost. Made by the stream
 * thread, then used by one call after the other; forgotten in a crash, which starts the patience
 * anew.
 */
final class Tries {

    private volatile @Nullable Instant first;
    private volatile Usage spent = Usage.NONE;

    /** Notes a try. What the event waited for before its first one is no fault of the model's. */
    void begin(Instant now) {
        if (first == null) {
            first = now;
        }
    }

    /** Until when a model may be asked. */
    Instant deadline(Duration patience) {
        return first == null ? Instant.MAX : first.plus(patience);
    }

    void spend(Usage more) {
        spent = spent.plus(more);
    }

    /** What all tries cost together. */
    Usage spent() {
        return spent;
    }
}
