package dev.courant.bench.stand;

import dev.courant.app.topics.Cluster;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Topologies at work in a deployment of their own. They are held while records are put before them,
 * so that what is measured is their work and not ours. For one thread.
 */
public final class Lane implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Stand stand;
    private final Cluster cluster;
    private final Producer<String, byte[]> producer;
    private final List<KafkaStreams> services = new ArrayList<>();

    /**
     * @param name of the deployment
     */
    public Lane(Stand stand, String name, int partitions, int threads) {
        this.stand = stand;
        this.cluster = stand.deployment(name, partitions, threads);
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                cluster.bootstrapServers(),
                                ProducerConfig.LINGER_MS_CONFIG,
                                0),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    /** Its brokers, registry and topics. */
    public Cluster cluster() {
        return cluster;
    }

    /** Starts a service, and returns when it works. */
    public Lane start(String service, Topology topology) throws InterruptedException {
        var streams = new KafkaStreams(topology, stand.settings(cluster).of(service));
        streams.setUncaughtExceptionHandler(
                failure -> StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        services.add(streams);
        streams.start();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (streams.state() != KafkaStreams.State.RUNNING) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "The " + service + " does not work: " + streams.state());
            }
            Thread.sleep(20);
        }
        return this;
    }

    /** Holds all services: they take no records, and nothing rings. */
    public void pause() {
        services.forEach(KafkaStreams::pause);
    }

    /** Lets them go on. */
    public void resume() {
        services.forEach(KafkaStreams::resume);
    }

    /** The sum of a metric of all clients of all services, in groups of this name. */
    public double metric(String group, String name) {
        return services.stream()
                .flatMap(service -> service.metrics().entrySet().stream())
                .filter(entry -> entry.getKey().group().equals(group))
                .filter(entry -> entry.getKey().name().equals(name))
                .mapToDouble(entry -> ((Number) entry.getValue().metricValue()).doubleValue())
                .sum();
    }

    /** A reader of what comes out from now on. */
    public Tap tap(String topic) {
        return stand.tap(topic);
    }

    /** Writes records, and returns when they are safe. */
    public void send(Collection<ProducerRecord<String, byte[]>> records) {
        records.forEach(this::send);
        producer.flush();
    }

    /**
     * Writes a record at once. One that is lost is missed by whoever waits for what comes of it.
     */
    public void send(ProducerRecord<String, byte[]> record) {
        var unused = producer.send(record);
    }

    /**
     * How long the services need from being let go to the last of so many records that readers of
     * committed records see.
     *
     * @return seconds
     */
    public double seconds(Collection<ProducerRecord<String, byte[]>> input, Tap output, int count) {
        return seconds(input, output, count, record -> true);
    }

    /** The same, of those records that count. */
    public double seconds(
            Collection<ProducerRecord<String, byte[]>> input,
            Tap output,
            int count,
            Predicate<ConsumerRecord<String, byte[]>> counts) {
        pause();
        send(input);
        long start = System.nanoTime();
        resume();
        output.await(count, counts);
        return (System.nanoTime() - start) / 1e9;
    }

    @Override
    public void close() {
        producer.close();
        services.forEach(service -> service.close(Duration.ofSeconds(10)));
    }
}
