package dev.courant.app;

import dev.courant.app.topics.Cluster;
import dev.courant.app.topics.TopicFollower;
import dev.courant.schemas.EnrichedEvent;

import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** What stands committed in the topics of a deployment. */
record Committed(Cluster cluster) {

    /** The topic that subscribers read, in its order. */
    List<EnrichedEvent> enriched() {
        return events(cluster.topics().enriched());
    }

    /** What was sent to be analysed again. */
    List<EnrichedEvent> reanalyses() {
        return events(cluster.topics().reanalyses());
    }

    private List<EnrichedEvent> events(String topic) {
        var events = cluster.serdes().of(EnrichedEvent.class).deserializer();
        return records(topic).stream()
                .map(record -> events.deserialize(topic, record.value()))
                .toList();
    }

    /**
     * Keys, values and headers of all topics' records, each byte as one character; of those that
     * Kafka Streams made for itself, too.
     */
    Map<String, String> allBytes() {
        var bytes = new HashMap<String, String>();
        try (var admin = cluster.admin()) {
            for (String topic : admin.listTopics().names().get()) {
                if (topic.startsWith(cluster.topics().prefix())) {
                    bytes.put(topic, bytes(topic));
                }
            }
            return bytes;
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where each partition ends, of all topics: the same again if nothing was written. */
    Map<TopicPartition, Long> ends() {
        try (var admin = cluster.admin()) {
            var latest = new HashMap<TopicPartition, OffsetSpec>();
            var ours =
                    admin.listTopics().names().get().stream()
                            .filter(topic -> topic.startsWith(cluster.topics().prefix()))
                            .toList();
            admin.describeTopics(ours).allTopicNames().get().values().stream()
                    .flatMap(
                            topic ->
                                    topic.partitions().stream()
                                            .map(
                                                    part ->
                                                            new TopicPartition(
                                                                    topic.name(),
                                                                    part.partition())))
                    .forEach(partition -> latest.put(partition, OffsetSpec.latest()));
            var ends = new HashMap<TopicPartition, Long>();
            admin.listOffsets(latest)
                    .all()
                    .get()
                    .forEach((part, end) -> ends.put(part, end.offset()));
            return ends;
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How often such a value stands in a topic. */
    long count(String topic, String value) {
        return records(topic).stream()
                .filter(record -> latin(record.value()).equals(value))
                .count();
    }

    private String bytes(String topic) {
        var text = new StringBuilder();
        for (var record : records(topic)) {
            text.append(record.key()).append('\n').append(latin(record.value())).append('\n');
            record.headers().forEach(header -> text.append(latin(header.value())).append('\n'));
        }
        return text.toString();
    }

    private static String latin(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private List<ConsumerRecord<String, byte[]>> records(String topic) {
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var follower = new TopicFollower(cluster, List.of(topic))) {
            while (!follower.caughtUp()) {
                follower.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }
}
