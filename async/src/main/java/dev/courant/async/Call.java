package dev.courant.async;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * One try of one entry. The owner's thread makes and cancels it, a pool thread runs it; whatever
 * they race, the slot is given back once. Whether its outcome still counts is the engine's to say.
 */
final class Call<P, R> {

    private final Ticket ticket;
    private final Entry<P> entry;
    private final Callable<R> work;
    private final Consumer<Call<P, R>> whenDone;
    private final AtomicBoolean holdsSlot = new AtomicBoolean();
    private final AtomicReference<@Nullable Thread> runner = new AtomicReference<>();
    private volatile boolean cancelled;
    private @Nullable Outcome<R> outcome;

    /** {@link System#nanoTime} when it began, and how long it ran; 0 until then. */
    private volatile long begun;

    private volatile long ranNanos;

    /** Owner's thread only: when the owner first saw this call running, by its own clock. */
    private long runningSince = Long.MAX_VALUE;

    Call(Ticket ticket, Entry<P> entry, Callable<R> work, Consumer<Call<P, R>> whenDone) {
        this.ticket = ticket;
        this.entry = entry;
        this.work = work;
        this.whenDone = whenDone;
    }

    Ticket ticket() {
        return ticket;
    }

    Entry<P> entry() {
        return entry;
    }

    boolean cancelled() {
        return cancelled;
    }

    /** Pool thread, right after a slot was taken for this call. */
    void takeSlot() {
        holdsSlot.set(true);
    }

    /** Any thread; true for the first one, which then owns the freed slot. */
    boolean giveSlotBack() {
        return holdsSlot.compareAndSet(true, false);
    }

    /**
     * Pool thread: runs the work and reports its outcome; a call cancelled before it began is
     * skipped.
     */
    void run() {
        if (cancelled) {
            return;
        }
        runner.set(Thread.currentThread());
        long start = System.nanoTime();
        begun = start;
        outcome = attempt();
        ranNanos = System.nanoTime() - start;
        runner.set(null);
        whenDone.accept(this);
    }

    private Outcome<R> attempt() {
        try {
            return new Outcome.Returned<>(work.call());
        } catch (Throwable e) {
            return new Outcome.Threw<>(e);
        }
    }

    /** Owner's thread: how long it ran, or has been running. */
    long nanos() {
        if (ranNanos > 0) {
            return ranNanos;
        }
        return begun == 0 ? 0 : System.nanoTime() - begun;
    }

    /** Owner's thread, after the call was reported. */
    Outcome<R> outcome() {
        if (outcome == null) {
            throw new IllegalStateException("This call has not ended");
        }
        return outcome;
    }

    /** Owner's thread: the outcome will not count, so the work may stop. */
    void cancel() {
        cancelled = true;
        Thread thread = runner.get();
        if (thread != null) {
            thread.interrupt();
        }
    }

    /**
     * Owner's thread: true once it has been running for longer than {@code timeoutMs}, looked at by
     * the owner's clock. A call that has just ended is not overdue.
     */
    boolean overdue(long now, long timeoutMs) {
        boolean running = holdsSlot.get();
        if (running && runningSince == Long.MAX_VALUE) {
            runningSince = now;
        }
        return running && now - runningSince >= timeoutMs;
    }

    /** How a try ended. */
    sealed interface Outcome<R> {

        record Returned<R>(R result) implements Outcome<R> {}

        record Threw<R>(Throwable cause) implements Outcome<R> {}
    }
}
