package dev.courant.app.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.courant.app.config.ConfigFile;
import dev.courant.app.config.MetricsSettings;
import dev.courant.app.embedded.DataDir;
import dev.courant.app.embedded.Infrastructure;
import dev.courant.app.metrics.Metrics;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** With a real broker: the topology driver does not show what deserialization handlers send. */
class UndecodableToDeadLettersIT {

    private static final Deserializer<String> NOTHING =
            (topic, data) -> {
                throw new SerializationException("no schema");
            };

    @TempDir Path directory;

    @Test
    void commitsTheLetterAndTheOffsetThoughNoGoodRecordFollows() throws Exception {
        var onlyABroker = new Infrastructure.Endpoints("", "mock://none", 0, 0);
        try (var dataDir = DataDir.open(directory);
                var infrastructure = Infrastructure.start(dataDir, onlyABroker);
                var admin =
                        Admin.create(
                                Map.of("bootstrap.servers", infrastructure.bootstrapServers()))) {
            var brokers = infrastructure.bootstrapServers();
            var topics = List.of(topic("in"), topic("out"), topic("courant.dead-letters"));
            admin.createTopics(topics).all().get();

            // given
            try (var service = service(brokers)) {
                service.start();

                // when
                send(brokers, "a key", "garbage");

                // then
                var letter = firstCommitted(brokers, "courant.dead-letters");
                assertThat(letter.key()).isEqualTo("a key");
                assertThat(letter.value()).isEqualTo("garbage");
                assertThat(headers(letter))
                        .containsEntry("courant.source-topic", "in")
                        .containsEntry("courant.source-offset", "0")
                        .containsEntry("courant.stage", "enricher")
                        .containsEntry("courant.reason", "SerializationException: no schema");
                await().until(() -> committedOffset(admin) == 1);
            }
        }
    }

    private StreamsService service(String brokers) {
        var topology =
                new Topology()
                        .addSource("source", new StringDeserializer(), NOTHING, "in")
                        .addSink(
                                "sink",
                                "out",
                                new StringSerializer(),
                                new StringSerializer(),
                                "source");
        var kafka = ConfigFile.defaults(Map.of()).kafka();
        var settings =
                new StreamsSettings(kafka, brokers, directory.resolve("streams"), "test", true);
        return new StreamsService(
                "enricher", topology, settings.of("enricher"), Metrics.start(MetricsSettings.OFF));
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, Optional.of(1), Optional.empty());
    }

    private static void send(String brokers, String key, String value) throws Exception {
        var settings = Map.<String, Object>of("bootstrap.servers", brokers);
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("in", key, value)).get();
        }
    }

    private static ConsumerRecord<String, String> firstCommitted(String brokers, String topic) {
        var settings =
                Map.<String, Object>of(
                        "bootstrap.servers", brokers, "isolation.level", "read_committed");
        try (var consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partition = List.of(new TopicPartition(topic, 0));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            return consumer.poll(Duration.ofSeconds(30)).iterator().next();
        }
    }

    private static long committedOffset(Admin admin) throws Exception {
        var offsets =
                admin.listConsumerGroupOffsets("courant.enricher")
                        .partitionsToOffsetAndMetadata()
                        .get();
        var committed = offsets.get(new TopicPartition("in", 0));
        return committed == null ? 0 : committed.offset();
    }

    private static Map<String, String> headers(ConsumerRecord<String, String> record) {
        var map = new HashMap<String, String>();
        record.headers()
                .forEach(
                        header ->
                                map.put(
                                        header.key(),
                                        new String(header.value(), StandardCharsets.UTF_8)));
        return map;
    }
}
