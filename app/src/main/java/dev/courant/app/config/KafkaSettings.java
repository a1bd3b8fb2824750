package dev.courant.app.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code courant.kafka}: the brokers and the schema registry.
 *
 * @param bootstrapServers the brokers; empty to run one in this process
 * @param schemaRegistryUrl Confluent API of the registry; empty to run one beside this process
 * @param embeddedPort of the broker in this process, 0 for any free one
 * @param embeddedRegistryPort of the registry beside this process, 0 for any free one
 * @param topicPrefix put before every topic's and application's name
 * @param partitions of each topic that has to be created
 * @param replicas of each topic; empty for one on an embedded broker, and for the brokers' own
 *     default elsewhere
 * @param threads stream threads of each service
 * @param properties further settings of every Kafka client, such as those for TLS
 * @param registryProperties further settings of the registry's client, such as its credentials
 */
public record KafkaSettings(
        String bootstrapServers,
        String schemaRegistryUrl,
        int embeddedPort,
        int embeddedRegistryPort,
        String topicPrefix,
        int partitions,
        Optional<Integer> replicas,
        int threads,
        Map<String, Secret> properties,
        Map<String, Secret> registryProperties) {

    /** Those of one kind of client stand behind its name: {@code producer.linger.ms}. */
    private static final Pattern KIND =
            Pattern.compile("^(main\\.|restore\\.|global\\.)?(consumer|producer|admin)\\.");

    /** What Courant's guarantees rest on. */
    private static final Set<String> MANAGED =
            Set.of(
                    "application.id",
                    "bootstrap.servers",
                    "processing.guarantee",
                    "group.instance.id",
                    "group.protocol",
                    "isolation.level",
                    "enable.auto.commit",
                    "auto.offset.reset",
                    "transactional.id",
                    "enable.idempotence",
                    "state.dir",
                    "deserialization.exception.handler",
                    "processing.exception.handler",
                    "production.exception.handler");

    /** What every reader of the records relies on. */
    private static final Set<String> MANAGED_OF_REGISTRY =
            Set.of(
                    "schema.registry.url",
                    "key.subject.name.strategy",
                    "value.subject.name.strategy",
                    "specific.avro.reader",
                    "avro.remove.java.properties");

    public KafkaSettings {
        properties = Map.copyOf(properties);
        registryProperties = Map.copyOf(registryProperties);
        requirePort("courant.kafka.embedded-port", embeddedPort);
        requirePort("courant.kafka.embedded-registry-port", embeddedRegistryPort);
        requireAtLeastOne("courant.kafka.partitions", partitions);
        requireAtLeastOne("courant.kafka.threads", threads);
        if (!topicPrefix.matches("[A-Za-z0-9._-]{1,100}")) {
            throw new UsageException(
                    "courant.kafka.topic-prefix is '"
                            + topicPrefix
                            + "', but may hold letters, digits, '.', '_' and '-' only.");
        }
        if (!bootstrapServers.isEmpty() && schemaRegistryUrl.isEmpty()) {
            throw new UsageException(
                    "courant.kafka.bootstrap-servers is set, but courant.kafka.schema-registry-url"
                            + " is not: records on a cluster need a registry that its other readers"
                            + " reach too. Set both or neither.");
        }
        if (bootstrapServers.isEmpty() && replicas.orElse(1) != 1) {
            throw new UsageException(
                    "courant.kafka.replicas is "
                            + replicas.get()
                            + ", but the embedded broker is alone: leave it out, or set"
                            + " courant.kafka.bootstrap-servers.");
        }
        for (var key : properties.keySet()) {
            refuse(MANAGED, KnownKeys.PROPERTIES, KIND.matcher(key).replaceFirst(""), key);
        }
        for (var key : registryProperties.keySet()) {
            refuse(MANAGED_OF_REGISTRY, KnownKeys.REGISTRY_PROPERTIES, key, key);
        }
    }

    /** An address of a registry may hold a password. */
    @Override
    public String toString() {
        return "KafkaSettings[bootstrapServers=%s, schemaRegistryUrl=%s, topicPrefix=%s, properties=%s]"
                .formatted(
                        bootstrapServers,
                        Redaction.of(schemaRegistryUrl),
                        topicPrefix,
                        properties.keySet());
    }

    private static void refuse(Set<String> managed, String section, String bare, String key) {
        if (managed.contains(bare)) {
            throw new UsageException(
                    section + key + " cannot be set: Courant's guarantees rest on its own value.");
        }
    }

    /**
     * What a client outside of Kafka Streams is given: the settings of all, and over them those of
     * its kind.
     *
     * @param kind {@code consumer}, {@code producer} or {@code admin}
     */
    public Map<String, String> propertiesOf(String kind) {
        var found = new HashMap<String, String>();
        properties.forEach(
                (key, value) -> {
                    if (!KIND.matcher(key).find()) {
                        found.put(key, value.value());
                    }
                });
        properties.forEach(
                (key, value) -> {
                    if (key.startsWith(kind + ".")) {
                        found.put(key.substring(kind.length() + 1), value.value());
                    }
                });
        return found;
    }

    private static void requirePort(String key, int port) {
        if (port < 0 || port > 65_535) {
            throw new UsageException(key + " is " + port + ", but must be from 0 to 65535.");
        }
    }

    private static void requireAtLeastOne(String key, int value) {
        if (value < 1) {
            throw new UsageException(key + " is " + value + ", but must be at least 1.");
        }
    }

    /** The same with embedded servers on any free port, for a process that goes by itself. */
    public KafkaSettings onAnyPorts() {
        return new KafkaSettings(
                bootstrapServers,
                schemaRegistryUrl,
                0,
                0,
                topicPrefix,
                partitions,
                replicas,
                threads,
                properties,
                registryProperties);
    }

    /** The same topics on another broker, that is alone and needs no credentials. */
    public KafkaSettings onPrivate(String bootstrap, String registry, String prefix) {
        return new KafkaSettings(
                bootstrap, registry, 0, 0, prefix, 1, Optional.of(1), threads, Map.of(), Map.of());
    }

    /** True if no cluster is configured. */
    public boolean embedded() {
        return bootstrapServers.isEmpty();
    }
}
