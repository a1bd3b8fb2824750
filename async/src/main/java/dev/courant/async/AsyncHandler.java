package dev.courant.async;

import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * What a stage does with its entries. All methods run on the stream thread that owns the task, and
 * may use its stores and forward records; only the {@link Callable} runs elsewhere.
 *
 * @param <P> what an entry carries
 * @param <R> what a call returns
 */
public interface AsyncHandler<P, R> {

    /**
     * The call for an entry, made just before it starts. What it needs from stores is read here;
     * the call itself runs on another thread, may block, and is interrupted when it takes longer
     * than the timeout.
     */
    Callable<R> prepare(Entry<P> entry);

    /**
     * A call returned. The entry is already deleted; records forwarded here, entries submitted here
     * and the deletion are one transaction.
     */
    void completed(Entry<P> entry, R result);

    /** The entry is given up, after the last failure. Already deleted, as in {@link #completed}. */
    void failed(Entry<P> entry, Throwable cause);

    /**
     * A barrier's turn has come: every earlier entry of its key has completed or failed. Already
     * deleted.
     */
    default void released(Entry<P> barrier) {
        throw new IllegalStateException("Not expecting a barrier: " + barrier.id());
    }

    /**
     * What an entry was, for when its outcome fails downstream or in this handler: then it is put
     * aside as that, in the transaction that deletes it. Empty, as unless overridden, if it must
     * not be lost: then the failure ends the thread, and the entry stays.
     */
    default Optional<Origin> origin(Entry<P> entry) {
        return Optional.empty();
    }

    /** What a failure of a call means. Unless overridden, every failure is worth another try. */
    default Verdict judge(Throwable cause) {
        return new Verdict.Retry();
    }
}
