package dev.courant.app.topics;

import dev.courant.app.config.Durations;
import dev.courant.schemas.Topics;
import dev.courant.schemas.Topics.TopicSpec;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Reads what there is of a deployment's topics; creates none. */
public final class TopicRows {

    private TopicRows() {}

    /** A row for each topic of the deployment, be it there or not, in the contract's order. */
    public static List<TopicRow> read(Cluster cluster) {
        try (var admin = cluster.admin()) {
            var existing = AdminAnswers.of(admin.listTopics().names());
            var specs = cluster.topics().all();
            var names = specs.stream().map(TopicSpec::name).filter(existing::contains).toList();
            var there = AdminAnswers.of(admin.describeTopics(names).allTopicNames());
            var holds = contents(cluster.topics());
            return specs.stream()
                    .map(
                            spec ->
                                    there.containsKey(spec.name())
                                            ? row(admin, there.get(spec.name()), holds)
                                            : absent(spec.name(), holds))
                    .toList();
        }
    }

    private static TopicRow absent(String name, Map<String, String> holds) {
        return new TopicRow(name, holds.getOrDefault(name, ""), "", 0, 0, 0);
    }

    private static TopicRow row(Admin admin, TopicDescription topic, Map<String, String> holds) {
        return new TopicRow(
                topic.name(),
                holds.getOrDefault(topic.name(), ""),
                policy(admin, topic.name()),
                topic.partitions().size(),
                topic.partitions().stream()
                        .mapToInt(part -> part.replicas().size())
                        .min()
                        .orElse(0),
                records(admin, topic));
    }

    private static String policy(Admin admin, String topic) {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var config = AdminAnswers.of(admin.describeConfigs(List.of(resource)).all()).get(resource);
        var policy = config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
        var millis = config.get(TopicConfig.RETENTION_MS_CONFIG).value();
        if (!policy.contains(TopicConfig.CLEANUP_POLICY_DELETE)) {
            return policy;
        }
        return policy
                + ("-1".equals(millis)
                        ? ", never"
                        : ", after " + Durations.text(Duration.ofMillis(Long.parseLong(millis))));
    }

    private static long records(Admin admin, TopicDescription topic) {
        var partitions =
                topic.partitions().stream()
                        .map(part -> new TopicPartition(topic.name(), part.partition()))
                        .toList();
        return sum(Offsets.latest(admin, partitions, IsolationLevel.READ_UNCOMMITTED))
                - sum(Offsets.earliest(admin, partitions));
    }

    private static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Map<String, String> contents(Topics topics) {
        return Map.ofEntries(
                Map.entry(topics.watchlist(), "which repositories are watched"),
                Map.entry(topics.rawCommits(), "commits as read, and how far that is"),
                Map.entry(topics.rawIssues(), "issues as read, and how far that is"),
                Map.entry(
                        topics.enriched(), "events with diff, score and analysis: for subscribers"),
                Map.entry(topics.progress(), "until when events are complete"),
                Map.entry(topics.digests(), "closed days of a repository"),
                Map.entry(topics.editions(), "what was published"),
                Map.entry(topics.reanalyses(), "events to be analysed again"),
                Map.entry(topics.replays(), "closed days to be published anew"),
                Map.entry(topics.announcements(), "editions to be told of again"),
                Map.entry(topics.deliveries(), "which messages are out, and which never will be"),
                Map.entry(topics.answers(), "what models have answered"),
                Map.entry(topics.deadLetters(), "what no service could make anything of"));
    }
}
