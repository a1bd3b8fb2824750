package dev.courant.async;

import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Keeps a stream thread alive when a result turns out to be more than a topology can take. In the
 * stage's own code, such an entry is given up like one whose call failed; if that fails too, and it
 * has an {@link AsyncHandler#origin}, it is kept for {@link #throwUnsettled}. Downstream, {@link
 * Settlement} tells whose it is. What Kafka says of the task passes.
 *
 * <p>Owner: the engine's thread.
 */
final class SafeHandler<P, R> implements AsyncHandler<P, R> {

    private static final Logger LOG = LoggerFactory.getLogger(SafeHandler.class);

    private final AsyncHandler<P, R> handler;
    private final List<UnsettledException.Failure> unsettled = new ArrayList<>();

    SafeHandler(AsyncHandler<P, R> handler) {
        this.handler = handler;
    }

    @Override
    public Callable<R> prepare(Entry<P> entry) {
        return handler.prepare(entry);
    }

    @Override
    public void completed(Entry<P> entry, R result) {
        settle(entry, () -> completeOrFail(entry, result));
    }

    private void completeOrFail(Entry<P> entry, R result) {
        try {
            handler.completed(entry, result);
        } catch (KafkaException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("repo", entry.key())
                    .addKeyValue("event", entry.id())
                    .setCause(e)
                    .log("The result for {} cannot be used; the entry is given up.", entry.id());
            handler.failed(entry, e);
        }
    }

    @Override
    public void failed(Entry<P> entry, Throwable cause) {
        settle(entry, () -> handler.failed(entry, cause));
    }

    @Override
    public void released(Entry<P> barrier) {
        settle(barrier, () -> handler.released(barrier));
    }

    private void settle(Entry<P> entry, Runnable step) {
        try {
            Settlement.of(() -> handler.origin(entry), step);
        } catch (RuntimeException e) {
            Origin origin = DataFailure.is(e) ? handler.origin(entry).orElse(null) : null;
            if (origin == null) {
                throw e;
            }
            unsettled.add(new UnsettledException.Failure(origin, e));
        }
    }

    /**
     * Ends a turn in which entries could not be settled.
     *
     * @throws UnsettledException if there are any; each is told of once
     */
    void throwUnsettled() {
        if (!unsettled.isEmpty()) {
            var failures = new UnsettledException(unsettled);
            unsettled.clear();
            throw failures;
        }
    }

    @Override
    public Optional<Origin> origin(Entry<P> entry) {
        return handler.origin(entry);
    }

    @Override
    public Verdict judge(Throwable cause) {
        return handler.judge(cause);
    }
}
