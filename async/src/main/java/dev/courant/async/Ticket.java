package dev.courant.async;

import org.jspecify.annotations.Nullable;

/**
 * What the engine keeps in memory of an entry: everything but its payload. Owner: the engine's
 * thread, one per pending entry; made anew from the journal after a crash.
 */
final class Ticket {

    final long sequence;
    final String id;
    final String key;
    final boolean barrier;
    long notBefore;

    /** The try whose outcome counts; any other that still comes in is late, and dropped. */
    @Nullable Call<?, ?> call;

    /** True once done, cancelled or replaced: queues that still hold it skip it. */
    boolean gone;

    Ticket(Entry<?> entry) {
        this.sequence = entry.sequence();
        this.id = entry.id();
        this.key = entry.key();
        this.barrier = entry.barrier();
        this.notBefore = entry.notBefore();
    }
}
