package dev.courant.app.streams;

import dev.courant.app.config.KafkaSettings;
import dev.courant.schemas.AvroSerdes;
import dev.courant.schemas.Topics;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

/**
 * The one place where the settings of Kafka Streams come together.
 *
 * @param kafka the user's
 * @param bootstrapServers the brokers
 * @param stateDir where stores are kept; its own for each process, and kept between runs
 * @param instance name of this process among those that share its work, the same after a restart
 * @param ownsBroker true if the broker is embedded
 */
public record StreamsSettings(
        KafkaSettings kafka,
        String bootstrapServers,
        Path stateDir,
        String instance,
        boolean ownsBroker) {

    /** Largest record that a topic takes, but for a dead letter: the largest value and its key. */
    public static final int MAX_MESSAGE_BYTES = AvroSerdes.MAX_VALUE_BYTES + (64 << 10);

    /** Largest dead letter: the largest record, and what its headers add. */
    public static final int MAX_LETTER_BYTES = MAX_MESSAGE_BYTES + (1 << 20);

    /**
     * Timestamps are the server's: brokers must not refuse records because its clock is ahead of
     * theirs.
     */
    public static final String ANY_TIME = String.valueOf(Long.MAX_VALUE);

    /** The default from Kafka 5 on; its constant is deprecated already. */
    private static final String GLOBAL_HANDLER = "processing.exception.handler.global.enabled";

    private static final Duration COMMIT_INTERVAL = Duration.ofMillis(200);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration SESSION = Duration.ofSeconds(8);
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);

    /** The settings of one stage: the user's first, then those that the guarantees rest on. */
    public Properties of(String stage) {
        var settings = new Properties();
        kafka.properties().forEach((key, value) -> settings.put(key, value.value()));
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId(stage));
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, kafka.threads());
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, replicas());
        guarantees(settings);
        latency(settings);
        membership(settings, stage);
        sizes(settings);
        deadLetters(settings, stage);
        return settings;
    }

    /** Name of a stage's consumer group, and start of its internal topics' names. */
    public String applicationId(String stage) {
        return kafka.topicPrefix() + stage;
    }

    private int replicas() {
        return kafka.replicas().orElse(ownsBroker ? 1 : -1);
    }

    private static void guarantees(Properties settings) {
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    }

    private static void latency(Properties settings) {
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL.toMillis());
        settings.put(StreamsConfig.POLL_MS_CONFIG, POLL.toMillis());
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
    }

    /**
     * A member that comes back under the same name gets its tasks back at once; one that was killed
     * is missed after the session, not after 45 seconds.
     */
    private void membership(Properties settings, String stage) {
        settings.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        settings.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
                instance + "-" + stage);
        settings.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
                Math.toIntExact(SESSION.toMillis()));
        settings.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
                Math.toIntExact(HEARTBEAT.toMillis()));
    }

    private static void sizes(Properties settings) {
        settings.put(
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                MAX_LETTER_BYTES);
        settings.put(
                StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
                String.valueOf(MAX_MESSAGE_BYTES));
        settings.put(
                StreamsConfig.topicPrefix(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG),
                ANY_TIME);
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        settings.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
    }

    private void deadLetters(Properties settings, String stage) {
        settings.put(
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
                UndecodableToDeadLetters.class);
        settings.put(
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
                UnprocessableToDeadLetters.class);
        settings.put(GLOBAL_HANDLER, true);
        settings.put(DeadLetter.TOPIC_CONFIG, new Topics(kafka.topicPrefix()).deadLetters());
        settings.put(DeadLetter.STAGE_CONFIG, stage);
    }
}
