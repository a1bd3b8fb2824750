package dev.courant.async;

import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.Callable;

/**
 * Keeps a stream thread alive when a result turns out to be more than the stage's own code can
 * take: such an entry is given up like one whose call failed. Kafka's own exceptions pass: they are
 * about the task, not about the data.
 */
final class SafeHandler<P, R> implements AsyncHandler<P, R> {

    private static final Logger LOG = LoggerFactory.getLogger(SafeHandler.class);

    private final AsyncHandler<P, R> handler;

    SafeHandler(AsyncHandler<P, R> handler) {
        this.handler = handler;
    }

    @Override
    public Callable<R> prepare(Entry<P> entry) {
        return handler.prepare(entry);
    }

    @Override
    public void completed(Entry<P> entry, R result) {
        try {
            handler.completed(entry, result);
        } catch (KafkaException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("The result for {} cannot be used; the entry is given up.", entry.id(), e);
            handler.failed(entry, e);
        }
    }

    @Override
    public void failed(Entry<P> entry, Throwable cause) {
        handler.failed(entry, cause);
    }

    @Override
    public void released(Entry<P> barrier) {
        handler.released(barrier);
    }

    @Override
    public Verdict judge(Throwable cause) {
        return handler.judge(cause);
    }
}
