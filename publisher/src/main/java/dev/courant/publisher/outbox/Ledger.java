package dev.courant.publisher.outbox;

import dev.courant.schemas.Delivery;
import dev.courant.schemas.DeliveryState;

import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Arrays;

/**
 * Which messages were taken in within the last {@link Outbox#MEMORY}, and what became of them: for
 * itself in a store, for everybody in a topic. Owner: one stream thread.
 */
final class Ledger {

    private static final String SEPARATOR = "\n";
    private static final byte[] TAKEN = {};
    private static final byte[] DELIVERED = {1};

    private final ProcessorContext<String, Delivery> context;
    private final WindowStore<String, byte[]> messages;

    Ledger(ProcessorContext<String, Delivery> context) {
        this.context = context;
        this.messages = context.getStateStore(Outbox.TAKEN_STORE);
    }

    /** The id of a message: a notice for a channel. */
    static String id(String channel, String notice) {
        return channel + SEPARATOR + notice;
    }

    /** The first news of a message: it is on its way. */
    static Record<String, Delivery> due(String channel, String notice, long timestamp) {
        return record(
                id(channel, notice),
                new Delivery(channel, notice, DeliveryState.PENDING, null, null),
                timestamp);
    }

    /** False if it was taken in before; then what is known of it is said again. */
    boolean take(String id) {
        var now = now();
        try (var known = messages.fetch(id, now.minus(Outbox.MEMORY), now)) {
            if (known.hasNext()) {
                if (Arrays.equals(known.next().value, DELIVERED)) {
                    tell(id, DeliveryState.DELIVERED, null, null);
                }
                return false;
            }
        }
        messages.put(id, TAKEN, now.toEpochMilli());
        return true;
    }

    void waiting(String id, Instant notBefore) {
        tell(id, DeliveryState.PENDING, notBefore, null);
    }

    /**
     * A message was taken.
     *
     * @param id under which it went, for others too if it told of several
     * @param own id of what it is itself about
     */
    void delivered(String id, String own) {
        replace(own, DELIVERED);
        tell(id, DeliveryState.DELIVERED, null, null);
    }

    /** It was given up, and must not count as known, since it can be sent again. */
    void failed(String id, String own, String reason) {
        replace(own, null);
        tell(id, DeliveryState.FAILED, null, reason);
    }

    private void replace(String id, byte @Nullable [] value) {
        var now = now();
        try (var known = messages.fetch(id, now.minus(Outbox.MEMORY), now)) {
            known.forEachRemaining(entry -> messages.put(id, value, entry.key));
        }
    }

    private void tell(
            String id, DeliveryState state, @Nullable Instant notBefore, @Nullable String reason) {
        int end = id.indexOf(SEPARATOR);
        var delivery =
                new Delivery(
                        id.substring(0, end),
                        id.substring(end + SEPARATOR.length()),
                        state,
                        notBefore,
                        reason);
        context.forward(record(id, delivery, now().toEpochMilli()));
    }

    private static Record<String, Delivery> record(String id, Delivery delivery, long timestamp) {
        return new Record<>(id.replace(SEPARATOR, " "), delivery, timestamp);
    }

    private Instant now() {
        return Instant.ofEpochMilli(context.currentSystemTimeMs());
    }
}
