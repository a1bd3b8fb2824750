package dev.courant.async;

import org.jspecify.annotations.Nullable;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The slots that all tasks of one instance share: at most so many calls run at a time, and the next
 * one starts in the moment one ends, on the thread that ends it. Safe for use by many threads.
 * Nothing in it survives a crash, nor needs to.
 */
public final class CallPool {

    private final int slots;
    private final Executor executor;
    private final AtomicInteger free;
    private final Queue<Call<?, ?>> waiting;
    private final StageMeter meter;

    /**
     * @param slots calls at a time, at least 1
     * @param executor runs each call, on a thread of its own or on the caller's: a cancelled call's
     *     thread is interrupted
     */
    public CallPool(int slots, Executor executor) {
        this(
                slots,
                executor,
                new AtomicInteger(slots),
                new ConcurrentLinkedQueue<>(),
                StageMeter.NONE);
        if (slots < 1) {
            throw new IllegalArgumentException("slots must be at least 1, not " + slots);
        }
    }

    private CallPool(
            int slots,
            Executor executor,
            AtomicInteger free,
            Queue<Call<?, ?>> waiting,
            StageMeter meter) {
        this.slots = slots;
        this.executor = executor;
        this.free = free;
        this.waiting = waiting;
        this.meter = meter;
    }

    /** The same slots, shared with this one, for stages that tell a meter what they do. */
    public CallPool meteredBy(StageMeter newMeter) {
        return new CallPool(slots, executor, free, waiting, newMeter);
    }

    /** A pool whose calls run on virtual threads of that name. */
    public static CallPool virtualThreads(String name, int slots) {
        ThreadFactory threads = Thread.ofVirtual().name(name + "-", 0).factory();
        return new CallPool(slots, task -> threads.newThread(task).start());
    }

    /**
     * A pool that runs each call at once on the thread that submits it: for tests with a topology
     * driver.
     */
    public static CallPool direct() {
        return new CallPool(1024, Runnable::run);
    }

    int slots() {
        return slots;
    }

    StageMeter meter() {
        return meter;
    }

    /** Queues a call; it starts as soon as a slot is free. */
    void offer(Call<?, ?> call) {
        waiting.add(call);
        startWaiting();
    }

    /** Frees the slot of a call that is given up but still runs, if it has one. */
    void abandon(Call<?, ?> call) {
        call.cancel();
        freeSlotOf(call);
    }

    private void startWaiting() {
        // A call may be added between the failed poll and the slot's return: look again, or it
        // would wait for the next.
        while (!waiting.isEmpty() && tryTakeSlot()) {
            Call<?, ?> call = nextLive();
            if (call == null) {
                free.incrementAndGet();
            } else {
                call.takeSlot();
                executor.execute(() -> runAndFree(call));
            }
        }
    }

    private void runAndFree(Call<?, ?> call) {
        try {
            call.run();
        } finally {
            freeSlotOf(call);
        }
    }

    private void freeSlotOf(Call<?, ?> call) {
        if (call.giveSlotBack()) {
            free.incrementAndGet();
            startWaiting();
        }
    }

    private @Nullable Call<?, ?> nextLive() {
        Call<?, ?> call = waiting.poll();
        while (call != null && call.cancelled()) {
            call = waiting.poll();
        }
        return call;
    }

    private boolean tryTakeSlot() {
        int now = free.get();
        while (now > 0) {
            if (free.compareAndSet(now, now - 1)) {
                return true;
            }
            now = free.get();
        }
        return false;
    }
}
