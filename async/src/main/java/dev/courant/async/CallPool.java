package dev.courant.async;

import java.util.concurrent.Executor;

/**
 * The slots that all tasks of one instance share: at most so many calls run at a time, and the next one starts in the
 * moment one ends. Safe for use by many threads.
 */
public final class CallPool {

    /**
     * @param slots calls at a time, at least 1
     * @param executor runs each call; {@link #virtualThreads} in production, the caller's own thread in tests that want
     *     everything in step
     */
    public CallPool(int slots, Executor executor) {}

    /** A pool whose calls run on virtual threads of that name. */
    public static CallPool virtualThreads(String name, int slots) {
        return new CallPool(
                slots, task -> Thread.ofVirtual().name(name + "-", 0).start(task));
    }

    /** A pool that runs each call at once on the thread that submits it: for tests with a topology driver. */
    public static CallPool direct() {
        return new CallPool(Integer.MAX_VALUE, Runnable::run);
    }
}
