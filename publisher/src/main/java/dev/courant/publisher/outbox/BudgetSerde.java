package dev.courant.publisher.outbox;

import dev.courant.notify.AlertNotice;
import dev.courant.notify.Notices;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

import java.nio.ByteBuffer;

/** Budgets in a store: the hour and the number, then what is held as a notice, if anything is. */
final class BudgetSerde {

    private BudgetSerde() {}

    static Serde<Budget> serde() {
        return Serdes.serdeFrom(
                (topic, budget) -> budget == null ? null : write(budget),
                (topic, bytes) -> bytes == null ? null : read(ByteBuffer.wrap(bytes)));
    }

    private static byte[] write(Budget budget) {
        byte[] held = budget.held() == null ? new byte[0] : Notices.toBytes(budget.held());
        return ByteBuffer.allocate(Long.BYTES + Integer.BYTES + held.length)
                .putLong(budget.hour())
                .putInt(budget.sent())
                .put(held)
                .array();
    }

    private static Budget read(ByteBuffer bytes) {
        long hour = bytes.getLong();
        int sent = bytes.getInt();
        byte[] held = new byte[bytes.remaining()];
        bytes.get(held);
        if (held.length == 0) {
            return new Budget(hour, sent, null);
        }
        if (Notices.read(held) instanceof AlertNotice alert) {
            return new Budget(hour, sent, alert);
        }
        throw new SerializationException("No alert is held, but another notice");
    }
}
