package dev.courant.app.topics;

import dev.courant.schemas.OffsetRange;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads committed records by offsets, as digests name them, or from a time on. For one thread. */
public final class RangeReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<String, byte[]> consumer;

    public RangeReader(Cluster cluster) {
        this.consumer = cluster.consumer();
    }

    /** Hands over the records of a range, in their order. */
    public void read(
            OffsetRange range, java.util.function.Consumer<ConsumerRecord<String, byte[]>> action) {
        var partition = new TopicPartition(range.getTopic(), range.getPartition());
        read(partition, range.getFirst(), range.getLast() + 1, action);
    }

    /**
     * Hands over what was written from a time on until now, partition by partition.
     *
     * @param start by the records' timestamps
     */
    public void readSince(
            String topic,
            Instant start,
            java.util.function.Consumer<ConsumerRecord<String, byte[]>> action) {
        var starts = new HashMap<TopicPartition, Long>();
        consumer.partitionsFor(topic)
                .forEach(
                        info ->
                                starts.put(
                                        new TopicPartition(topic, info.partition()),
                                        start.toEpochMilli()));
        Map<TopicPartition, OffsetAndTimestamp> first = consumer.offsetsForTimes(starts);
        var ends = consumer.endOffsets(first.keySet());
        first.forEach(
                (partition, offset) -> {
                    if (offset != null) {
                        read(partition, offset.offset(), ends.get(partition), action);
                    }
                });
    }

    private void read(
            TopicPartition partition,
            long from,
            long end,
            java.util.function.Consumer<ConsumerRecord<String, byte[]>> action) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        while (consumer.position(partition) < end) {
            for (var record : consumer.poll(POLL)) {
                if (record.offset() < end) {
                    action.accept(record);
                }
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
