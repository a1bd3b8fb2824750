package dev.courant.bench.stand;

import dev.courant.app.topics.Cluster;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The limit: what is in a topic, read and written again as bytes, by a consumer and a producer for
 * each partition. Nothing is decoded, and there are no transactions.
 */
public final class PlainCopy implements AutoCloseable {

    private final List<Lane> lanes = new ArrayList<>();
    private final ExecutorService threads;

    /**
     * @param to the topic to create and to write to
     * @param partitions of the raw commits, and threads
     */
    public PlainCopy(Cluster cluster, String to, int partitions)
            throws ExecutionException, InterruptedException {
        try (var admin = cluster.admin()) {
            admin.createTopics(List.of(new NewTopic(to, partitions, (short) 1))).all().get();
        }
        for (int partition = 0; partition < partitions; partition++) {
            lanes.add(new Lane(cluster, to, partition));
        }
        this.threads = Executors.newFixedThreadPool(partitions);
    }

    /** How long it takes to copy what has come since the last time, in seconds. */
    public double seconds() throws ExecutionException, InterruptedException {
        var copying = lanes.stream().map(Lane::copying).toList();
        long start = System.nanoTime();
        for (var copy : threads.invokeAll(copying)) {
            copy.get();
        }
        return (System.nanoTime() - start) / 1e9;
    }

    @Override
    public void close() {
        threads.shutdown();
        lanes.forEach(Lane::close);
    }

    private static final class Lane {

        private static final Duration LOOK = Duration.ofMillis(100);

        private final TopicPartition from;
        private final String to;
        private final KafkaConsumer<byte[], byte[]> consumer;
        private final KafkaProducer<byte[], byte[]> producer;

        Lane(Cluster cluster, String to, int partition) {
            this.from = new TopicPartition(cluster.topics().rawCommits(), partition);
            this.to = to;
            this.consumer =
                    new KafkaConsumer<>(
                            Map.of(
                                    ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                    cluster.bootstrapServers()),
                            new ByteArrayDeserializer(),
                            new ByteArrayDeserializer());
            this.producer =
                    new KafkaProducer<>(
                            Map.of(
                                    ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                    cluster.bootstrapServers(),
                                    ProducerConfig.LINGER_MS_CONFIG,
                                    5),
                            new ByteArraySerializer(),
                            new ByteArraySerializer());
            consumer.assign(List.of(from));
            consumer.seekToBeginning(List.of(from));
        }

        /** Its partitions have no gaps: who writes there has no transactions either. */
        Callable<Void> copying() {
            long records = consumer.endOffsets(List.of(from)).get(from) - consumer.position(from);
            return () -> {
                long copied = 0;
                while (copied < records) {
                    for (var record : consumer.poll(LOOK)) {
                        var unused =
                                producer.send(
                                        new ProducerRecord<>(
                                                to,
                                                from.partition(),
                                                record.key(),
                                                record.value()));
                        copied++;
                    }
                }
                producer.flush();
                return null;
            };
        }

        void close() {
            consumer.close();
            producer.close();
        }
    }
}
