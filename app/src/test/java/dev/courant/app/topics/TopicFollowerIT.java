package dev.courant.app.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.courant.app.config.ConfigFile;
import dev.courant.app.embedded.DataDir;
import dev.courant.app.embedded.Infrastructure;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** With a real broker: what a reader of committed records sees of a transaction that is not. */
class TopicFollowerIT {

    private static final String TOPIC = "told";

    @TempDir Path directory;

    @Test
    @DisplayName("has not caught up before it has seen what is being committed")
    void waitsForATransactionThatIsUnderWay() throws Exception {
        var onlyABroker = new Infrastructure.Endpoints("", "mock://none", 0, 0);
        try (var dataDir = DataDir.open(directory);
                var infrastructure = Infrastructure.start(dataDir, onlyABroker)) {
            var brokers = infrastructure.bootstrapServers();
            var cluster =
                    new Cluster(ConfigFile.defaults(Map.of()).kafka(), brokers, "mock://none");
            try (var admin = cluster.admin()) {
                admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
            }
            try (var follower = new TopicFollower(cluster, List.of(TOPIC));
                    var producer = producer(brokers)) {
                producer.initTransactions();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>(TOPIC, "a message", new byte[0])).get();

                follower.lookAgain();
                assertThat(follower.poll(Duration.ofMillis(300))).isEmpty();
                assertThat(follower.caughtUp()).isFalse();

                producer.commitTransaction();
                var seen = new ArrayList<String>();
                await().until(
                                () -> {
                                    follower.poll(Duration.ofMillis(100))
                                            .forEach(record -> seen.add(record.key()));
                                    return follower.caughtUp();
                                });
                assertThat(seen).containsExactly("a message");
            }
        }
    }

    private static KafkaProducer<String, byte[]> producer(String brokers) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "transactional.id", "writer"),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
