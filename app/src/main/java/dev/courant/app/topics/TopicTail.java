package dev.courant.app.topics;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The records of a topic that are committed from now on, or from a time on, as they are. Within a
 * partition they come in their order. For one thread.
 */
public final class TopicTail implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(500);

    private final Consumer<byte[], byte[]> consumer;

    /**
     * @param since by the records' timestamps: when they were read, or became letters; empty for
     *     what comes from now on
     * @throws dev.courant.app.config.UsageException if the brokers do not answer
     * @throws IllegalStateException if they know of no such topic
     */
    public TopicTail(Cluster cluster, String topic, Optional<Instant> since) {
        this.consumer = cluster.untouchedConsumer();
        try {
            begin(TopicFollower.partitions(topic, this::partitions, PATIENCE), since);
        } catch (TimeoutException e) {
            consumer.close();
            throw AdminAnswers.silence();
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    private List<PartitionInfo> partitions(String topic) {
        return consumer.partitionsFor(topic, PATIENCE);
    }

    private void begin(List<TopicPartition> partitions, Optional<Instant> since) {
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // A position is asked for when it is first used: what comes until then would be left out.
        partitions.forEach(consumer::position);
        since.ifPresent(start -> seek(partitions, start));
    }

    private void seek(Collection<TopicPartition> partitions, Instant start) {
        var starts =
                partitions.stream()
                        .collect(Collectors.toMap(part -> part, part -> start.toEpochMilli()));
        consumer.offsetsForTimes(starts)
                .forEach(
                        (partition, offset) -> {
                            if (offset != null) {
                                consumer.seek(partition, offset.offset());
                            }
                        });
    }

    /** What came, after half a second at most. */
    public List<ConsumerRecord<byte[], byte[]>> read() {
        return StreamSupport.stream(consumer.poll(POLL).spliterator(), false).toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
