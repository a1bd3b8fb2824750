package dev.courant.bench.soak;

import dev.courant.bench.stand.Tap;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what comes out of a topic, on a thread of its own, which then owns the reader. */
final class Counter implements AutoCloseable {

    private final AtomicLong seen = new AtomicLong();
    private final CompletableFuture<Void> counting;
    private volatile boolean closed;

    Counter(Tap tap) {
        counting = CompletableFuture.runAsync(() -> count(tap), task -> new Thread(task).start());
    }

    private void count(Tap tap) {
        try (tap) {
            while (!closed) {
                seen.addAndGet(tap.look());
            }
        }
    }

    long seen() {
        return seen.get();
    }

    @Override
    public void close() {
        closed = true;
        counting.join();
    }
}
