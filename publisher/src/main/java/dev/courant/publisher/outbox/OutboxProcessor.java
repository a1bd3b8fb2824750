package dev.courant.publisher.outbox;

import dev.courant.async.AsyncConfig;
import dev.courant.async.AsyncHandler;
import dev.courant.async.AsyncStage;
import dev.courant.async.CallPool;
import dev.courant.async.Entry;
import dev.courant.async.Origin;
import dev.courant.async.Verdict;
import dev.courant.notify.AlertNotice;
import dev.courant.notify.DeliveryException;
import dev.courant.notify.Notice;
import dev.courant.schemas.Delivery;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Tells each destination of each notice once. What is to be sent is an entry in a changelogged
 * store until it is sent; what was taken in is known for {@link Outbox#MEMORY}, and dropped when it
 * comes again. Owner: one stream thread, since there is one partition; only the call itself runs
 * elsewhere.
 */
final class OutboxProcessor
        implements Processor<String, Notice, String, Delivery>, AsyncHandler<Notice, Instant> {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxProcessor.class);

    /**
     * One message to a destination at a time, so that a hanging one is in nobody else's way; for a
     * day and a bit, five minutes apart at the end.
     */
    static final AsyncConfig STAGE =
            AsyncConfig.of(Outbox.PENDING_STORE)
                    .withMaxPerKey(1)
                    .withTimeout(Duration.ofMinutes(6))
                    .withFailures(300, Duration.ofSeconds(1), Duration.ofMinutes(5));

    private static final Serde<Notice> NOTICES = NoticeSerde.serde();

    private final String publisher;
    private final Map<String, Destination> destinations;
    private final Map<String, PacedChannel> channels;
    private final CallPool pool;
    private @Nullable ProcessorContext<String, Delivery> context;
    private @Nullable AsyncStage<Notice, Instant> stage;
    private @Nullable Ledger ledger;
    private @Nullable KeyValueStore<String, Budget> budgets;

    OutboxProcessor(
            String publisher,
            Map<String, Destination> destinations,
            Map<String, PacedChannel> channels,
            CallPool pool) {
        this.publisher = publisher;
        this.destinations = destinations;
        this.channels = channels;
        this.pool = pool;
    }

    @Override
    public void init(ProcessorContext<String, Delivery> newContext) {
        context = newContext;
        ledger = new Ledger(newContext);
        budgets = newContext.getStateStore(Outbox.BUDGET_STORE);
        stage = AsyncStage.open(newContext, STAGE, pool, NOTICES, this);
    }

    @Override
    public void process(Record<String, Notice> record) {
        var destination = destinations.get(record.key());
        if (destination == null) {
            LOG.warn("Channel {} is not configured any more: a message is dropped", record.key());
            return;
        }
        var id = id(record.key(), record.value());
        if (!ledger.take(id)) {
            return;
        }
        if (record.value() instanceof AlertNotice alert && destination.alerts().isPresent()) {
            submitAlert(destination.name(), destination.alerts().get(), alert, record.timestamp());
        } else {
            stage.submit(id, record.key(), record.value(), record.timestamp());
        }
    }

    private void submitAlert(
            String channel, AlertPolicy policy, AlertNotice alert, long timestamp) {
        var at = policy.notBefore(Instant.ofEpochMilli(context.currentSystemTimeMs()));
        var known = budgets.get(channel);
        var budget = (known == null ? Budget.NONE : known).next(alert, at, policy.perHour());
        budgets.put(channel, budget);
        if (budget.held() == null) {
            submit(id(channel, alert), channel, alert, timestamp, at);
        } else {
            // The same entry as that of the others that wait: this one is in it.
            var together = Ledger.id(channel, "hour/%s/%d".formatted(publisher, budget.hour()));
            var end = policy.notBefore(budget.end());
            submit(together, channel, budget.held(), timestamp, end);
        }
    }

    private void submit(String id, String channel, Notice notice, long timestamp, Instant at) {
        stage.submit(id, channel, notice, timestamp, at.toEpochMilli());
        ledger.waiting(id, at);
    }

    private static String id(String channel, Notice notice) {
        return Ledger.id(channel, notice.id());
    }

    @Override
    public Callable<Instant> prepare(Entry<Notice> entry) {
        var channel = channels.get(entry.key());
        if (channel == null) {
            throw new UndeliverableException("Channel " + entry.key() + " is not configured");
        }
        return () -> {
            channel.send(entry.payload());
            return Instant.EPOCH;
        };
    }

    @Override
    public void completed(Entry<Notice> entry, Instant nothing) {
        LOG.atInfo()
                .addKeyValue("event", entry.payload().id())
                .log("Told {} of {}", entry.key(), entry.payload().id());
        ledger.delivered(entry.id(), id(entry.key(), entry.payload()));
    }

    @Override
    public Verdict judge(Throwable cause) {
        LOG.warn("A message was not delivered: {}", cause.getMessage());
        return switch (cause) {
            case DeliveryException.Permanent refused -> new Verdict.GiveUp();
            case DeliveryException.Transient later when later.retryAfter().isPresent() ->
                    new Verdict.RetryAt(
                            Instant.ofEpochMilli(context.currentSystemTimeMs())
                                    .plus(later.retryAfter().get()));
            default -> new Verdict.Retry();
        };
    }

    /** It becomes a dead letter. */
    @Override
    public void failed(Entry<Notice> entry, Throwable cause) {
        ledger.failed(entry.id(), id(entry.key(), entry.payload()), cause.getMessage());
        throw new UndeliverableException(
                "Not delivered to %s after %d tries: %s"
                        .formatted(entry.key(), entry.failures() + 1, cause.getMessage()));
    }

    @Override
    public Optional<Origin> origin(Entry<Notice> entry) {
        var topic = context.applicationId() + "-" + Outbox.NOTICES + "-repartition";
        return Optional.of(
                Origin.nowhere(
                        topic,
                        entry.timestamp(),
                        entry.key().getBytes(StandardCharsets.UTF_8),
                        NOTICES.serializer().serialize(topic, entry.payload())));
    }

    @Override
    public void close() {
        if (stage != null) {
            stage.close();
        }
    }
}
