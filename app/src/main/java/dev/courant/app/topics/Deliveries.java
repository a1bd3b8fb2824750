package dev.courant.app.topics;

import dev.courant.schemas.Delivery;
import dev.courant.schemas.DeliveryState;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** What becomes of messages to channels from now on. For one thread. */
public final class Deliveries implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final Duration POLL = Duration.ofMillis(100);

    /** Longer than a channel that hangs takes to fail for the first time, unless configured. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TopicFollower follower;
    private final RecordDecoder<Delivery> decoder;
    private final Map<String, Delivery> latest = new TreeMap<>();

    public Deliveries(Cluster cluster) {
        this.decoder = RecordDecoder.of(cluster, Delivery.class);
        this.follower = new TopicFollower(cluster, List.of(cluster.topics().deliveries()));
        follower.skipToEnd();
    }

    /**
     * Waits until all messages that can go out by now are settled; until nothing has changed for
     * half a minute at most. What is not delivered is logged.
     *
     * @param stop true when there is no more waiting
     */
    public void await(BooleanSupplier stop) {
        catchUp(stop);
        long deadline = deadline();
        while (anyDue() && System.nanoTime() < deadline && !stop.getAsBoolean()) {
            if (read()) {
                deadline = deadline();
            }
        }
        latest.values().forEach(Deliveries::tell);
    }

    /**
     * The same for messages that are expected, though nothing may be said of them yet.
     *
     * @param messages keys of the topic
     */
    public void await(List<String> messages, BooleanSupplier stop) {
        long deadline = deadline();
        while (!latest.keySet().containsAll(messages)
                && System.nanoTime() < deadline
                && !stop.getAsBoolean()) {
            read();
        }
        await(stop);
        messages.stream()
                .filter(message -> !latest.containsKey(message))
                .forEach(message -> LOG.warn("Nothing is known of message {}", message));
    }

    private static long deadline() {
        return System.nanoTime() + PATIENCE.toNanos();
    }

    private void catchUp(BooleanSupplier stop) {
        follower.lookAgain();
        long deadline = deadline();
        while (!follower.caughtUp() && System.nanoTime() < deadline && !stop.getAsBoolean()) {
            read();
        }
    }

    private boolean read() {
        var records = follower.poll(POLL);
        records.forEach(
                record ->
                        decoder.decode(record)
                                .ifPresent(delivery -> latest.put(record.key(), delivery)));
        return !records.isEmpty();
    }

    private boolean anyDue() {
        var now = InstantSource.system().instant();
        return latest.values().stream().anyMatch(delivery -> isDue(delivery, now));
    }

    private static boolean isDue(Delivery delivery, Instant now) {
        return delivery.getState() == DeliveryState.PENDING
                && (delivery.getNotBefore() == null || !delivery.getNotBefore().isAfter(now));
    }

    private static void tell(Delivery delivery) {
        switch (delivery.getState()) {
            case DELIVERED ->
                    LOG.info("Told {} of {}", delivery.getChannel(), delivery.getNotice());
            case PENDING ->
                    LOG.warn(
                            "Not told yet: {} of {}; what runs next goes on with it",
                            delivery.getChannel(),
                            delivery.getNotice());
            case FAILED ->
                    LOG.warn(
                            "Not told: {} of {}, which is a dead letter now: {}",
                            delivery.getChannel(),
                            delivery.getNotice(),
                            delivery.getReason());
        }
    }

    @Override
    public void close() {
        follower.close();
    }
}
