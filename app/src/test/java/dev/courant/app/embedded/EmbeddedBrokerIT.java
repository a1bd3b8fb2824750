package dev.courant.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.app.config.UsageException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class EmbeddedBrokerIT {

    @TempDir Path directory;

    @Test
    void keepsItsRecordsAndItsClusterIdAcrossARestart() throws Exception {
        // given
        String clusterId;
        try (var broker = EmbeddedBroker.start(directory, 0)) {
            clusterId = clusterId(broker);
            createTopic(broker, "kept");
            send(broker, "kept", "before the restart");
        }

        // when
        try (var restarted = EmbeddedBroker.start(directory, 0)) {

            // then
            assertThat(clusterId(restarted)).isEqualTo(clusterId);
            assertThat(firstValue(restarted, "kept")).isEqualTo("before the restart");
        }
    }

    @Test
    void worksOnAnotherPortThanBefore() throws Exception {
        int before;
        try (var broker = EmbeddedBroker.start(directory, 0)) {
            before = Integer.parseInt(broker.bootstrapServers().replaceAll(".*:", ""));
        }

        try (var other = new ServerSocket(before, 1, InetAddress.getLoopbackAddress());
                var restarted = EmbeddedBroker.start(directory, 0)) {
            assertThat(restarted.bootstrapServers()).doesNotContain(":" + other.getLocalPort());
            createTopic(restarted, "works");
        }
    }

    @Test
    void saysWhichKeyToChangeWhenItsPortIsTaken() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedBroker.start(directory, other.getLocalPort()))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContainingAll(
                            "Port " + other.getLocalPort(), "courant.kafka.embedded-port")
                    .hasMessageNotContaining("\n");
        }
    }

    private static String clusterId(EmbeddedBroker broker) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            return admin.describeCluster().clusterId().get();
        }
    }

    private static void createTopic(EmbeddedBroker broker, String name) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(name, Optional.of(1), Optional.empty())))
                    .all()
                    .get();
        }
    }

    private static void send(EmbeddedBroker broker, String topic, String value) throws Exception {
        var settings =
                Map.<String, Object>of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.bootstrapServers(),
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        "test");
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, value)).get();
            producer.commitTransaction();
        }
    }

    private static String firstValue(EmbeddedBroker broker, String topic) {
        var settings =
                Map.<String, Object>of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed");
        try (var consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return consumer.poll(Duration.ofSeconds(20)).iterator().next().value();
        }
    }
}
