package dev.courant.llm;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Whether a model has fallen silent: its last request was not answered at all. What others that are
 * under way come to tells whether it has; until then nothing is added to what may hang. One per
 * model, used by many threads.
 */
final class Silence {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition told = lock.newCondition();
    private int underWay;
    private boolean silent;
    private long signs;

    /** A request is sent; each such call is followed by one of {@link #ended}. */
    void began() {
        lock.lock();
        try {
            underWay++;
        } finally {
            lock.unlock();
        }
    }

    /** How often the model has answered so far. */
    long signs() {
        lock.lock();
        try {
            return signs;
        } finally {
            lock.unlock();
        }
    }

    /** The model answered, whatever it said. */
    void spoke() {
        lock.lock();
        try {
            silent = false;
            signs++;
        } finally {
            lock.unlock();
        }
    }

    /**
     * A request was not answered.
     *
     * @param before signs when it was sent
     * @return true if no other was answered meanwhile
     */
    boolean kept(long before) {
        lock.lock();
        try {
            silent = true;
            return signs == before;
        } finally {
            lock.unlock();
        }
    }

    boolean lasts() {
        lock.lock();
        try {
            return silent;
        } finally {
            lock.unlock();
        }
    }

    /** A request is over. */
    void ended() {
        lock.lock();
        try {
            underWay--;
            told.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for those under way, while it takes them to tell.
     *
     * @param known true if it is known from elsewhere; asked whenever one has ended
     * @return false if they had told nothing by then
     */
    boolean await(Duration longest, BooleanSupplier known) throws InterruptedException {
        long left = longest.toNanos();
        lock.lock();
        try {
            while (silent && underWay > 0 && !known.getAsBoolean()) {
                if (left <= 0) {
                    return false;
                }
                left = told.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
