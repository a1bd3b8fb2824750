package dev.courant.app.topics;

import dev.courant.app.config.UsageException;

import org.apache.kafka.common.KafkaFuture;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what the brokers were asked. */
public final class AdminAnswers {

    private static final int PATIENCE_SECONDS = 30;

    private AdminAnswers() {}

    /**
     * The answer.
     *
     * @throws UsageException if there is none within half a minute
     * @throws org.apache.kafka.common.KafkaException if they refuse, with what they say
     */
    public static <T> T of(KafkaFuture<T> asked) {
        try {
            return asked.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException) {
                throw silence();
            }
            throw e.getCause() instanceof RuntimeException refusal
                    ? refusal
                    : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw silence();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking the brokers", e);
        }
    }

    static UsageException silence() {
        return new UsageException(
                "No answer from the Kafka brokers: check courant.kafka.bootstrap-servers, and that"
                        + " they run.");
    }
}
