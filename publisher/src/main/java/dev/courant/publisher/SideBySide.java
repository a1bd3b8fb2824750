package dev.courant.publisher;

import java.io.IOException;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;

/** Does the same with each of several things, some at a time. */
final class SideBySide {

    /** What is done with one of them, on any thread. */
    @FunctionalInterface
    interface Action<T> {
        void on(T thing) throws IOException;
    }

    private SideBySide() {}

    /**
     * Begins with them in their order, and returns when all is done. Once one has failed no other
     * is begun, and its failure is thrown when those that are under way have ended.
     *
     * @param most at a time, each on a thread of its own that ends with this call: not a virtual
     *     one, since work that does not wait would keep others from running
     * @throws InterruptedException if the caller is interrupted, and with it what is under way
     */
    static <T> void each(Collection<T> things, int most, Action<T> action)
            throws IOException, InterruptedException {
        var rest = new ConcurrentLinkedQueue<>(things);
        var factory = Thread.ofPlatform().daemon().name("press-", 0).factory();
        try (var threads = Executors.newThreadPerTaskExecutor(factory)) {
            var ended = new ExecutorCompletionService<Void>(threads);
            int workers = Math.min(most, things.size());
            for (int i = 0; i < workers; i++) {
                ended.submit(
                        () -> {
                            work(rest, action);
                            return null;
                        });
            }
            try {
                for (int i = 0; i < workers; i++) {
                    ended.take().get();
                }
            } catch (InterruptedException e) {
                threads.shutdownNow();
                throw e;
            } catch (ExecutionException e) {
                throw unwrapped(e.getCause());
            }
        }
    }

    private static <T> void work(Queue<T> rest, Action<T> action) throws IOException {
        try {
            for (var thing = rest.poll(); thing != null; thing = rest.poll()) {
                action.on(thing);
            }
        } finally {
            rest.clear();
        }
    }

    private static RuntimeException unwrapped(Throwable cause) throws IOException {
        switch (cause) {
            case IOException e -> throw e;
            case Error e -> throw e;
            case RuntimeException e -> throw e;
            default -> throw new IllegalStateException(cause);
        }
    }
}
