package dev.courant.bench.stand;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;

/** Reads a topic as subscribers do: committed records, from when it was opened. For one thread. */
public final class Tap implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(10);

    private final String topic;
    private final Consumer<String, byte[]> consumer;

    Tap(String bootstrapServers, String topic) {
        this.topic = topic;
        this.consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed",
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                                5_000),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        var partitions =
                consumer.partitionsFor(topic).stream()
                        .map(info -> new TopicPartition(topic, info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /**
     * Returns when so many more records have been seen.
     *
     * @throws IllegalStateException if that takes longer than three minutes
     */
    public void await(int count) {
        await(count, record -> true);
    }

    /** The same, of those records that count. */
    public void await(int count, Predicate<ConsumerRecord<String, byte[]>> counts) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int seen = 0;
        while (seen < count) {
            for (var record : consumer.poll(LOOK)) {
                seen += counts.test(record) ? 1 : 0;
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "Only %d of %d records have come out of %s".formatted(seen, count, topic));
            }
        }
    }

    /** How many more records there are to be seen in this moment. */
    public int look() {
        return consumer.poll(LOOK).count();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
