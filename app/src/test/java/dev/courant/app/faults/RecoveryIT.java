package dev.courant.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.app.embedded.DataDir;
import dev.courant.app.embedded.Infrastructure;
import dev.courant.app.faults.RecoveryProbe.Settings;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How soon there is new output after kill -9 with the state kept: from the new start of the process
 * to a record that readers of committed records see. With our settings, and with Kafka's.
 */
@Tag("faults")
class RecoveryIT {

    private static final int RUNS = 5;
    private static final Duration GOAL = Duration.ofSeconds(5);
    private static final double GOAL_OF_DEFAULTS = 0.15;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir Path directory;
    private DataDir dataDir;
    private Infrastructure broker;

    @BeforeEach
    void startBroker() throws Exception {
        dataDir = DataDir.open(directory.resolve("broker"));
        broker =
                Infrastructure.start(
                        dataDir, new Infrastructure.Endpoints("", "mock://probe", 0, 0));
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            var topics = new ArrayList<NewTopic>();
            for (var settings : Settings.values()) {
                topics.add(new NewTopic(settings.in(), Optional.of(1), Optional.empty()));
                topics.add(new NewTopic(settings.out(), Optional.of(1), Optional.empty()));
            }
            admin.createTopics(topics).all().get();
        }
    }

    @AfterEach
    void stopBroker() {
        broker.close();
        dataDir.close();
    }

    @Test
    void aKilledServiceIsBackAtOnceAndNotWhenItIsMissed() throws Exception {
        var ours = new ArrayList<Duration>();
        for (int run = 0; run < RUNS; run++) {
            ours.add(recovery(Settings.COURANT, "run" + run));
        }
        ours.sort(null);
        var median = ours.get(RUNS / 2);
        var defaults = recovery(Settings.KAFKA_DEFAULTS, "run");

        double ratio = (double) median.toMillis() / defaults.toMillis();
        System.out.printf(
                "Recovery after kill -9: %d ms (%d to %d), with Kafka's defaults %d ms, ratio"
                        + " %.3f%n",
                median.toMillis(),
                ours.getFirst().toMillis(),
                ours.getLast().toMillis(),
                defaults.toMillis(),
                ratio);
        assertThat(median).isLessThanOrEqualTo(GOAL);
        assertThat(ratio).isLessThanOrEqualTo(GOAL_OF_DEFAULTS);
    }

    private Duration recovery(Settings settings, String run) throws Exception {
        try (var probe = start(settings)) {
            copied(settings, run + "-before");
            probe.kill();
        }
        long start = System.nanoTime();
        try (var probe = start(settings)) {
            copied(settings, run + "-after");
            var recovery = Duration.ofNanos(System.nanoTime() - start);
            assertThat(probe.alive()).isTrue();
            probe.terminate();
            probe.awaitEnd(PATIENCE);
            return recovery;
        }
    }

    private ChildJvm start(Settings settings) {
        return ChildJvm.start(
                RecoveryProbe.class,
                List.of(
                        broker.bootstrapServers(),
                        settings.name(),
                        directory.resolve(settings.name()).toString()),
                "256m",
                directory.resolve("said"));
    }

    /** Sends a record, and waits until its copy can be read. */
    private void copied(Settings settings, String key) throws Exception {
        Map<String, Object> common = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (var producer =
                new KafkaProducer<>(common, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(settings.in(), key, key)).get();
        }
        Map<String, Object> reader =
                Map.of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed");
        try (var consumer =
                new KafkaConsumer<>(reader, new StringDeserializer(), new StringDeserializer())) {
            var partition = List.of(new TopicPartition(settings.out(), 0));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            boolean seen = false;
            while (!seen) {
                assertThat(System.nanoTime()).as(settings + " " + key).isLessThan(deadline);
                for (var record : consumer.poll(Duration.ofMillis(20))) {
                    seen |= record.key().equals(key);
                }
            }
        }
    }
}
