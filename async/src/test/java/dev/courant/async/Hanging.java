package dev.courant.async;

import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Work that hangs until the test, or an interruption, ends it. */
final class Hanging implements Callable<String> {

    private final Semaphore entered = new Semaphore(0);
    private final Semaphore finish = new Semaphore(0);

    @Override
    public String call() throws InterruptedException {
        entered.release();
        finish.acquire();
        return "late";
    }

    void awaitEntered() {
        try {
            if (!entered.tryAcquire(10, TimeUnit.SECONDS)) {
                throw new AssertionError("The call never started");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    void finish() {
        finish.release();
    }
}
