package dev.courant.app.topics;

import dev.courant.app.config.CourantConfig;
import dev.courant.app.config.KafkaSettings;
import dev.courant.app.streams.StreamsSettings;
import dev.courant.schemas.AvroSerdes;
import dev.courant.schemas.Topics;

import io.confluent.kafka.serializers.AbstractKafkaSchemaSerDeConfig;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The brokers and the registry that are worked with, and clients for them.
 *
 * @param kafka what the user configured
 * @param bootstrapServers the brokers, configured or embedded
 * @param registryUrl the registry, configured or embedded
 * @param topics of this deployment, or of one of its papers
 */
public record Cluster(
        KafkaSettings kafka, String bootstrapServers, String registryUrl, Topics topics) {

    /** With the topics of the first paper. */
    public Cluster(KafkaSettings kafka, String bootstrapServers, String registryUrl) {
        this(kafka, bootstrapServers, registryUrl, new Topics(kafka.topicPrefix()));
    }

    /** The same with the topics of another paper. */
    public Cluster with(Topics others) {
        return new Cluster(kafka, bootstrapServers, registryUrl, others);
    }

    /** The same with the topics of each paper of a configuration, the first one's first. */
    public List<Cluster> papers(CourantConfig config) {
        return config.papers().stream().map(paper -> with(config.topics(paper))).toList();
    }

    /** Serdes against its registry. */
    public AvroSerdes serdes() {
        return new AvroSerdes(registrySettings());
    }

    /** Settings of the registry's client: its address, and what the user says of it. */
    public Map<String, Object> registrySettings() {
        var settings = new HashMap<String, Object>();
        kafka.registryProperties().forEach((key, value) -> settings.put(key, value.value()));
        settings.put(AbstractKafkaSchemaSerDeConfig.SCHEMA_REGISTRY_URL_CONFIG, registryUrl);
        return settings;
    }

    /** A client that creates and describes topics. */
    public Admin admin() {
        return Admin.create(base("admin"));
    }

    /** A consumer of committed records, without a group: it is told what to read. */
    Consumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                reading(), new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** The same for records whose keys may be no text. */
    public Consumer<byte[], byte[]> untouchedConsumer() {
        var settings = reading();
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> reading() {
        var settings = base("consumer");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
        return settings;
    }

    /** A producer that loses nothing. */
    Producer<String, byte[]> producer() {
        var settings = base("producer");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * A producer of records as they are, in transactions; a second one with the same name puts an
     * end to the first.
     *
     * @param name what it is for, behind the prefix of the topics
     */
    public Producer<byte[], byte[]> transactionalProducer(String name) {
        var settings = base("producer");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, kafka.topicPrefix() + name);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, StreamsSettings.MAX_LETTER_BYTES);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private Map<String, Object> base(String kind) {
        var settings = new HashMap<String, Object>(kafka.propertiesOf(kind));
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        return settings;
    }
}
