package dev.courant.app.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ctrl-C and SIGTERM, as a wish that the main thread fulfils: it closes what it opened, in order,
 * and the process then ends with its exit code. A process that does not get ready within half a
 * minute ends all the same.
 */
public final class StopSignal {

    private static final long PATIENCE_SECONDS = 30;

    private final CountDownLatch wished = new CountDownLatch(1);
    private final CountDownLatch ready = new CountDownLatch(1);
    private final AtomicInteger exitCode = new AtomicInteger(ExitCode.INTERRUPTED);

    /** A signal that the process is told to listen for from now on. */
    public static StopSignal install() {
        var signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(new Thread(signal::stop, "stop"));
        return signal;
    }

    /** A signal that is never given. */
    public static StopSignal none() {
        return new StopSignal();
    }

    /** Gives the signal, as Ctrl-C does. */
    public void give() {
        wished.countDown();
    }

    private void stop() {
        give();
        try {
            if (ready.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(exitCode.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** True as soon as the process shall end. */
    boolean given() {
        return wished.getCount() == 0;
    }

    /** Waits for the signal; true if it came within the time. */
    boolean await(long millis) throws InterruptedException {
        return wished.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Everything is closed: the process may end, with this code. */
    public void ready(int code) {
        exitCode.set(code);
        ready.countDown();
    }
}
