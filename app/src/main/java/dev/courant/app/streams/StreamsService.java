package dev.courant.app.streams;

import dev.courant.app.metrics.MeasuredStreams;
import dev.courant.app.metrics.Metrics;

import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;

/**
 * One stage at work in this process. A stream thread that dies of an outage is replaced; any other
 * death ends the service, and {@link #failure} says so.
 */
public final class StreamsService implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StreamsService.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String stage;
    private final MeasuredStreams streams;
    private final CompletableFuture<Void> failure = new CompletableFuture<>();

    /**
     * @param metrics show what it does
     */
    public StreamsService(String stage, Topology topology, Properties settings, Metrics metrics) {
        this.stage = stage;
        settings.put(DeadLetter.COUNTER_CONFIG, metrics.deadLetters(stage));
        this.streams = new MeasuredStreams(topology, settings);
        streams.setUncaughtExceptionHandler(this::died);
        metrics.observe(stage, streams);
    }

    /** Starts the threads and returns at once. */
    public void start() {
        streams.start();
    }

    /** Completes, exceptionally, if the service has ended without being asked to. */
    public CompletableFuture<Void> failure() {
        return failure;
    }

    /** True if every thread has its tasks and works on them. */
    public boolean running() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    private StreamThreadExceptionResponse died(Throwable cause) {
        if (Outage.causes(cause)) {
            LOG.atWarn()
                    .addKeyValue("service", stage)
                    .log(
                            "The {} was cut off and tries again: {}",
                            stage,
                            DeadLetter.reasonOf(cause));
            pause();
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        LOG.atInfo().addKeyValue("service", stage).setCause(cause).log("The {} ends", stage);
        failure.completeExceptionally(
                new IllegalStateException(
                        "The " + stage + " cannot go on: " + DeadLetter.reasonOf(cause), cause));
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /** The dying thread waits, so that an outage is not met with a storm of new threads. */
    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Commits what is done and stops, within ten seconds. */
    @Override
    public void close() {
        if (!streams.close(PATIENCE)) {
            LOG.warn(
                    "The {} did not stop within {} s; its open transaction will be aborted",
                    stage,
                    PATIENCE.toSeconds());
        }
    }
}
