package dev.courant.app.letters;

import dev.courant.app.topics.Cluster;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Optional;

/**
 * Sends letters to the topics that they come from. What is sent and the marker that says so are one
 * transaction: a crash loses neither, and nothing is sent twice, not even by two retries at a time,
 * since the second puts an end to the first before it looks at what is settled. For one thread.
 */
public final class Retry implements AutoCloseable {

    /** What came of one letter. */
    public sealed interface Result {

        /** It stands in this topic again. */
        record Sent(String topic) implements Result {}

        /** Something came of it before. */
        record Known(Settled.Outcome outcome) implements Result {}

        /** Its topic keeps the latest record of a key, and has a later one. */
        record Superseded(String topic) implements Result {}

        /** It cannot be sent, and stays open. */
        record Refused(String why) implements Result {}
    }

    private static final String NAME = "dead-letters-retry";

    private final Cluster cluster;
    private final Producer<byte[], byte[]> producer;
    private final LetterReader sources;
    private final Settled settled;

    /** Ends what another retry has under way; what that one has committed counts. */
    public Retry(Cluster cluster) {
        this.cluster = cluster;
        this.producer = cluster.transactionalProducer(NAME);
        try {
            producer.initTransactions();
            this.sources = new LetterReader(cluster);
        } catch (RuntimeException e) {
            producer.close();
            throw e;
        }
        this.settled = sources.settled();
    }

    /**
     * Sends one letter, and marks it.
     *
     * @throws IllegalStateException if another retry has begun, or the brokers fail
     */
    public Result send(Letter letter) {
        var known = settled.outcome(letter.id());
        if (known.isPresent()) {
            return new Result.Known(known.get());
        }
        if (!isOurs(letter.topic())) {
            return new Result.Refused("it does not say which topic of this deployment it is from");
        }
        if (isCompacted(letter.topic()) && hasLater(letter)) {
            return commit(null, letter, Settled.Outcome.SUPERSEDED)
                    .orElse(new Result.Superseded(letter.topic()));
        }
        if (!letter.atSource()) {
            return again(letter, letter.value());
        }
        return sources.record(source(letter), letter.offset())
                .map(record -> again(letter, record.value()))
                .orElse(new Result.Refused("its value stood at its source alone, and is gone"));
    }

    private Result again(Letter letter, byte @Nullable [] value) {
        // Without a key, nothing but its partition says with what it belongs together.
        Integer partition = letter.key() == null ? Integer.valueOf(letter.partition()) : null;
        var record =
                new ProducerRecord<>(
                        letter.topic(),
                        partition,
                        letter.timestamp().orElse(null),
                        letter.key(),
                        value,
                        letter.ownHeaders());
        return commit(record, letter, Settled.Outcome.RETRIED)
                .orElse(new Result.Sent(letter.topic()));
    }

    /** Nothing if it is done. */
    private Optional<Result> commit(
            @Nullable ProducerRecord<byte[], byte[]> record,
            Letter letter,
            Settled.Outcome outcome) {
        try {
            producer.beginTransaction();
            if (record != null) {
                add(record);
            }
            add(Settled.marker(cluster.topics().deadLetters(), letter, outcome));
            producer.commitTransaction();
            settled.put(letter.id(), outcome);
            return Optional.empty();
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            throw new IllegalStateException(
                    "Another courant dead-letters retry has begun, and goes on from here.", e);
        } catch (KafkaException e) {
            producer.abortTransaction();
            if (isTooLarge(e)) {
                return Optional.of(new Result.Refused("its topic takes no record of that size"));
            }
            throw new IllegalStateException(
                    "Cannot send dead letter %s to %s: %s"
                            .formatted(letter.id(), letter.topic(), e.getMessage()),
                    e);
        }
    }

    /** What sending fails at, the commit says. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void add(ProducerRecord<byte[], byte[]> record) {
        producer.send(record);
    }

    private static boolean isTooLarge(KafkaException e) {
        return e instanceof RecordTooLargeException
                || e.getCause() instanceof RecordTooLargeException;
    }

    /** One that stages read: none of another deployment's, of Kafka's own, or of a store's. */
    private boolean isOurs(String topic) {
        var topics = cluster.topics();
        return topics.all().stream().anyMatch(spec -> spec.name().equals(topic))
                || topic.startsWith(topics.digests() + ".")
                || (topic.startsWith(topics.prefix()) && topic.endsWith("-repartition"));
    }

    private boolean isCompacted(String topic) {
        return topic.startsWith(cluster.topics().digests())
                || cluster.topics().all().stream()
                        .filter(spec -> spec.name().equals(topic))
                        .anyMatch(
                                spec ->
                                        TopicConfig.CLEANUP_POLICY_COMPACT.equals(
                                                spec.settings()
                                                        .get(TopicConfig.CLEANUP_POLICY_CONFIG)));
    }

    private boolean hasLater(Letter letter) {
        return sources.first(
                        source(letter),
                        letter.offset() + 1,
                        record -> Arrays.equals(record.key(), letter.key()))
                .isPresent();
    }

    private static TopicPartition source(Letter letter) {
        return new TopicPartition(letter.topic(), letter.partition());
    }

    @Override
    public void close() {
        sources.close();
        producer.close();
    }
}
