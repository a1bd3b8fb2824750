package example;

import static java.lang.System.getenv;

import dev.courant.schemas.AvroSerdes;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Level;
import dev.courant.schemas.Topics;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Prints events of high importance, those of the past first, then each as it comes. */
public final class HighEvents {

    private HighEvents() {}

    public static void main(String[] args) {
        var registry =
                getenv().getOrDefault("REGISTRY_URL", "http://localhost:8081/apis/ccompat/v7");
        var topics = new Topics(getenv().getOrDefault("TOPIC_PREFIX", Topics.DEFAULT_PREFIX));
        var values = new AvroSerdes(registry).of(EnrichedEvent.class).deserializer();
        try (var consumer = new KafkaConsumer<>(settings(), new StringDeserializer(), values)) {
            consumer.subscribe(List.of(topics.enriched()));
            while (true) {
                for (var record : consumer.poll(Duration.ofSeconds(1))) {
                    if (record.value().getLevel() == Level.HIGH) {
                        System.out.println(line(record.value()));
                    }
                }
            }
        }
    }

    private static Map<String, Object> settings() {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                getenv().getOrDefault("BOOTSTRAP_SERVERS", "localhost:9092"),
                ConsumerConfig.GROUP_ID_CONFIG,
                "high-events-java",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed");
    }

    /** Titles are written by strangers: none may end the line, or tell the terminal what to do. */
    private static String line(EnrichedEvent event) {
        var title = event.getTitle().replaceAll("\\p{C}", " ");
        return String.join(
                "\t",
                event.getOccurredAt().toString(),
                String.valueOf(event.getScore()),
                event.getRepo(),
                title,
                event.getUrl());
    }
}
