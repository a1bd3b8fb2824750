package dev.courant.app.topics;

import dev.courant.app.config.UsageException;
import dev.courant.app.streams.StreamsSettings;
import dev.courant.schemas.Topics;
import dev.courant.schemas.Topics.TopicSpec;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Creates the topics that are missing, and refuses those that would break a promise. */
public final class TopicSetup {

    private static final long PATIENCE_SECONDS = 30;

    private final Cluster cluster;
    private final boolean ownsBroker;

    /**
     * @param ownsBroker true if the broker is embedded, and alone
     */
    public TopicSetup(Cluster cluster, boolean ownsBroker) {
        this.cluster = cluster;
        this.ownsBroker = ownsBroker;
    }

    /**
     * Makes all topics of the deployment ready.
     *
     * @throws UsageException if the brokers do not answer, or a topic is not as it must be
     */
    public void ensure() {
        try (var admin = cluster.admin()) {
            var existing = get(admin.listTopics().names());
            var partitions = partitions(admin, ours(existing));
            var missing =
                    cluster.topics().all().stream()
                            .filter(spec -> !existing.contains(spec.name()))
                            .map(spec -> creation(spec, partitionsFor(spec.name(), partitions)))
                            .toList();
            create(admin, missing);
            check(admin, existing);
        }
    }

    /** The topics that a start of the services would create. */
    public List<String> missing() {
        try (var admin = cluster.admin()) {
            var existing = get(admin.listTopics().names());
            return cluster.topics().all().stream()
                    .map(TopicSpec::name)
                    .filter(name -> !existing.contains(name))
                    .toList();
        }
    }

    /** What {@link #ensure} would refuse, a line each; nothing is created or altered. */
    public List<String> complaints() {
        try (var admin = cluster.admin()) {
            return complaints(admin, get(admin.listTopics().names()), false);
        }
    }

    private List<String> ours(Set<String> existing) {
        return cluster.topics().all().stream()
                .map(TopicSpec::name)
                .filter(existing::contains)
                .toList();
    }

    private Map<String, Integer> partitions(Admin admin, List<String> topics) {
        var partitions = new HashMap<String, Integer>();
        get(admin.describeTopics(topics).allTopicNames())
                .forEach((name, topic) -> partitions.put(name, topic.partitions().size()));
        return partitions;
    }

    /** As many as those that it has to go with, if they are there already. */
    private int partitionsFor(String topic, Map<String, Integer> existing) {
        return together().stream()
                .filter(group -> group.contains(topic))
                .flatMap(List::stream)
                .filter(existing::containsKey)
                .map(existing::get)
                .findFirst()
                .orElse(cluster.kafka().partitions());
    }

    /** A task must see all of a repository: in all topics of a group, on the same partition. */
    private List<List<String>> together() {
        var topics = cluster.topics();
        return List.of(
                List.of(topics.rawCommits(), topics.rawIssues(), topics.reanalyses()),
                List.of(topics.enriched(), topics.progress(), topics.replays()));
    }

    private NewTopic creation(TopicSpec spec, int partitions) {
        var replicas =
                cluster.kafka().replicas().or(() -> ownsBroker ? Optional.of(1) : Optional.empty());
        return new NewTopic(spec.name(), Optional.of(partitions), replicas.map(Integer::shortValue))
                .configs(settings(spec));
    }

    private Map<String, String> settings(TopicSpec spec) {
        return settings(cluster.topics(), spec);
    }

    /** What a topic has to be set to, where that differs from the brokers' defaults. */
    public static Map<String, String> settings(Topics topics, TopicSpec spec) {
        var settings = new HashMap<>(spec.settings());
        settings.put(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, StreamsSettings.ANY_TIME);
        if (Set.of(topics.digests(), topics.editions()).contains(spec.name())) {
            // A day's events, and a day's repositories: other records are below a broker's default.
            settings.put(
                    TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                    String.valueOf(StreamsSettings.MAX_MESSAGE_BYTES));
        } else if (spec.name().equals(topics.deadLetters())) {
            // A dead letter is as large as what it was, and has more headers.
            settings.put(
                    TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                    String.valueOf(StreamsSettings.MAX_LETTER_BYTES));
        }
        return settings;
    }

    private void create(Admin admin, List<NewTopic> missing) {
        try {
            get(admin.createTopics(missing).all());
        } catch (IllegalStateException e) {
            // Another process may be faster at creating the same topic.
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private void check(Admin admin, Set<String> existing) {
        var complaints = complaints(admin, existing, true);
        if (!complaints.isEmpty()) {
            throw new UsageException(complaints);
        }
    }

    /**
     * @param mends whether what can be mended is, on a broker of our own
     */
    private List<String> complaints(Admin admin, Set<String> existing, boolean mends) {
        var ours = ours(existing);
        var complaints = new ArrayList<String>();
        checkPartitions(partitions(admin, ours), complaints);
        checkSettings(admin, ours, mends, complaints);
        return complaints;
    }

    private void checkPartitions(Map<String, Integer> found, List<String> complaints) {
        for (var group : together()) {
            var there = group.stream().filter(found::containsKey).toList();
            for (var topic : there) {
                var first = there.getFirst();
                if (!found.get(topic).equals(found.get(first))) {
                    complaints.add(
                            "Topics %s and %s have %d and %d partitions, but must have as many as each other: recreate one, or choose another courant.kafka.topic-prefix."
                                    .formatted(first, topic, found.get(first), found.get(topic)));
                }
            }
        }
    }

    private void checkSettings(
            Admin admin, List<String> ours, boolean mends, List<String> complaints) {
        var resources =
                ours.stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList();
        var found = get(admin.describeConfigs(resources).all());
        for (var spec : cluster.topics().all()) {
            var config = found.get(new ConfigResource(ConfigResource.Type.TOPIC, spec.name()));
            if (config != null) {
                checkSettings(admin, spec, config, mends, complaints);
            }
        }
    }

    private void checkSettings(
            Admin admin, TopicSpec spec, Config found, boolean mends, List<String> complaints) {
        settings(spec)
                .forEach(
                        (key, wanted) -> {
                            var value = found.get(key).value();
                            if (holds(key, wanted, value)) {
                                return;
                            }
                            if (ownsBroker && key.equals(TopicConfig.MAX_MESSAGE_BYTES_CONFIG)) {
                                if (mends) {
                                    alter(admin, spec.name(), new ConfigEntry(key, wanted));
                                }
                            } else {
                                complaints.add(
                                        "Topic %s has %s=%s, but needs %s: alter it."
                                                .formatted(spec.name(), key, value, wanted));
                            }
                        });
    }

    /** Data directories of earlier releases allow some topics no more than others. */
    private void alter(Admin admin, String topic, ConfigEntry setting) {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var change = new AlterConfigOp(setting, AlterConfigOp.OpType.SET);
        get(admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all());
    }

    private static boolean holds(String key, String wanted, String found) {
        return key.equals(TopicConfig.MAX_MESSAGE_BYTES_CONFIG)
                ? Long.parseLong(found) >= Long.parseLong(wanted)
                : wanted.equals(found);
    }

    private <T> T get(KafkaFuture<T> future) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException) {
                throw unreachable();
            }
            throw new IllegalStateException(
                    "Cannot prepare the topics: " + e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw unreachable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while preparing the topics", e);
        }
    }

    private UsageException unreachable() {
        return new UsageException(
                "No answer from the Kafka brokers at "
                        + cluster.bootstrapServers()
                        + ": check courant.kafka.bootstrap-servers, that they run, and"
                        + " security.protocol in courant.kafka.properties.");
    }
}
