package dev.courant.publisher.outbox;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.courant.async.AsyncStage;
import dev.courant.async.CallPool;
import dev.courant.notify.AlertNotice;
import dev.courant.notify.Notice;
import dev.courant.schemas.Delivery;
import dev.courant.schemas.EnrichedEvent;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The part of the publisher's topology that tells destinations: notices, keyed by destination, come
 * together in one partition, where one processor knows what was sent and when the next may be.
 */
public final class Outbox {

    /** How long a notice is known as taken in: longer than any is tried, or worth telling. */
    static final Duration MEMORY = Duration.ofDays(7);

    static final String NOTICES = "notices";
    static final String ALERT_FILTER = "alert-filter";
    static final String DUE = "due";
    static final String SENDER = "sender";
    static final String PENDING_STORE = "pending-notices";
    static final String TAKEN_STORE = "taken-notices";
    static final String BUDGET_STORE = "alert-budgets";

    private final List<Destination> destinations;
    private final CallPool pool;
    private final InstantSource clock;

    /**
     * @param destinations with different names
     * @param pool with a slot for each, so that none waits for another that hangs
     * @param clock by which messages are kept apart
     */
    public Outbox(List<Destination> destinations, CallPool pool, InstantSource clock) {
        this.destinations = List.copyOf(destinations);
        this.pool = pool;
        this.clock = clock;
    }

    public List<Destination> destinations() {
        return destinations;
    }

    /** How far back an event can be worth an alert; empty if nobody wants any. */
    public Optional<Duration> maxAlertAge() {
        return destinations.stream()
                .flatMap(destination -> destination.alerts().stream())
                .map(AlertPolicy::maxAge)
                .max(Comparator.naturalOrder());
    }

    /**
     * The alerts, by destination.
     *
     * @param text what is said of an event
     */
    public KStream<String, Notice> alerts(
            KStream<String, EnrichedEvent> events, Function<EnrichedEvent, AlertNotice> text) {
        return events.process(() -> new AlertFilter(destinations, text), Named.as(ALERT_FILTER));
    }

    /** What is said of notices before they are sent, and by {@link #send} after. */
    public static KStream<String, Delivery> due(KStream<String, Notice> notices) {
        return notices.process(
                () ->
                        new ContextualProcessor<String, Notice, String, Delivery>() {
                            @Override
                            public void process(Record<String, Notice> notice) {
                                context()
                                        .forward(
                                                Ledger.due(
                                                        notice.key(),
                                                        notice.value().id(),
                                                        notice.timestamp()));
                            }
                        },
                Named.as(DUE));
    }

    /**
     * Adds what sends them.
     *
     * @param notices by destination
     * @param publisher who sends them, a name that no other of the deployment has
     * @return what became of them
     */
    public KStream<String, Delivery> send(
            StreamsBuilder builder, KStream<String, Notice> notices, String publisher) {
        builder.addStateStore(AsyncStage.store(PENDING_STORE));
        builder.addStateStore(
                Stores.windowStoreBuilder(
                        Stores.persistentWindowStore(
                                TAKEN_STORE, MEMORY, Duration.ofMillis(1), false),
                        Serdes.String(),
                        Serdes.ByteArray()));
        builder.addStateStore(
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(BUDGET_STORE),
                        Serdes.String(),
                        BudgetSerde.serde()));
        return notices.repartition(
                        Repartitioned.with(Serdes.String(), NoticeSerde.serde())
                                .withName(NOTICES)
                                .withNumberOfPartitions(1))
                .process(
                        () -> sender(publisher),
                        Named.as(SENDER),
                        PENDING_STORE,
                        TAKEN_STORE,
                        BUDGET_STORE);
    }

    private OutboxProcessor sender(String publisher) {
        var byName = destinations.stream().collect(toUnmodifiableMap(Destination::name, d -> d));
        var paced =
                destinations.stream()
                        .collect(
                                toUnmodifiableMap(
                                        Destination::name,
                                        d -> new PacedChannel(d.channel(), clock, Thread::sleep)));
        return new OutboxProcessor(publisher, byName, paced, pool);
    }
}
