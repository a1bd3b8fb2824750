package dev.courant.app.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.courant.app.embedded.DataDir;
import dev.courant.app.embedded.Infrastructure;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

class OpenTransactionsIT {

    private static final String TOPIC = "courant.watched";

    @TempDir Path directory;

    @Test
    void seesATransactionUntilItEnds() throws Exception {
        try (var dataDir = DataDir.open(directory);
                var broker = Infrastructure.start(dataDir, brokerAlone());
                var admin = Admin.create(bootstrap(broker));
                var producer = producer(broker)) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
            var transactions = new OpenTransactions(admin, "courant.");
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(TOPIC, "key", "value")).get();

            assertThat(transactions.find())
                    .anyMatch(line -> line.contains("Ongoing"))
                    .anyMatch(line -> line.contains(TOPIC + "-0 has"))
                    .contains(TOPIC + "-0 is stable up to 0, but ends at 1");

            producer.commitTransaction();
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(transactions.find()).isEmpty());
        }
    }

    /** The registry is not asked for anything. */
    private static Infrastructure.Endpoints brokerAlone() {
        return new Infrastructure.Endpoints("", "http://127.0.0.1:1", 0, 0);
    }

    private static Map<String, Object> bootstrap(Infrastructure broker) {
        return Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
    }

    private static KafkaProducer<String, String> producer(Infrastructure broker) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.bootstrapServers(),
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        "test"),
                new StringSerializer(),
                new StringSerializer());
    }
}
