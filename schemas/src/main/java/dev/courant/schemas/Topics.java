package dev.courant.schemas;

import org.apache.kafka.common.config.TopicConfig;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The topics of one deployment: their names behind a common prefix, and how each is kept.
 *
 * @param prefix put before every name, {@value #DEFAULT_PREFIX} unless configured; two deployments
 *     on one cluster differ in it
 * @param digests closed days: {@link DigestKey} to {@link RepoDayDigest}, compacted
 * @param editions what was published: day, week or month to {@link Edition}, compacted
 */
public record Topics(String prefix, String digests, String editions) {

    /** The prefix of a deployment that does not configure one. */
    public static final String DEFAULT_PREFIX = "courant.";

    private static final Duration NEWS_RETENTION = Duration.ofDays(30);

    /** Of the paper that every deployment has. */
    public Topics(String prefix) {
        this(prefix, prefix + "digests", prefix + "editions");
    }

    /**
     * Of a further paper: all but its editions, and its digests if its days are not the first
     * paper's, are the same.
     *
     * @param name of the paper
     * @param ownDays true if other midnights bound its days
     */
    public Topics of(String name, boolean ownDays) {
        return new Topics(
                prefix,
                ownDays ? prefix + "digests." + name : digests,
                prefix + "editions." + name);
    }

    /** The topics behind {@value #DEFAULT_PREFIX}. */
    public static Topics withDefaultPrefix() {
        return new Topics(DEFAULT_PREFIX);
    }

    /** Which repositories are watched: repo to {@link WatchedRepo}, compacted. */
    public String watchlist() {
        return prefix + "watchlist";
    }

    /** Commits as read, and their marks: repo to {@link RawCommit} or {@link Mark}. */
    public String rawCommits() {
        return prefix + "raw.commits";
    }

    /** Issues as read, and their marks: repo to {@link RawIssue} or {@link Mark}. */
    public String rawIssues() {
        return prefix + "raw.issues";
    }

    /** What subscribers read: repo to {@link EnrichedEvent}. */
    public String enriched() {
        return prefix + "enriched";
    }

    /** How far the enriched events are complete: repo to {@link Progress}, compacted. */
    public String progress() {
        return prefix + "progress";
    }

    /** Events that are to be analysed again: repo to {@link EnrichedEvent}. */
    public String reanalyses() {
        return prefix + "reanalyses";
    }

    /** Closed days that are to be published anew: repo to {@link ReplayRequest}. */
    public String replays() {
        return prefix + "replays";
    }

    /** Published editions that are to be told of: {@link Announcement}. */
    public String announcements() {
        return prefix + "announcements";
    }

    /** What became of messages to channels: {@link Delivery}, compacted, 30 days. */
    public String deliveries() {
        return prefix + "deliveries";
    }

    /** What models have answered: hash of the question to {@link ModelAnswer}, compacted. */
    public String answers() {
        return prefix + "answers";
    }

    /**
     * Records that could not be processed: key and value untouched, headers say from where and why.
     */
    public String deadLetters() {
        return prefix + "dead-letters";
    }

    /**
     * Every topic with the settings that keep its promise; partitions and replicas are the
     * deployment's choice.
     */
    public List<TopicSpec> all() {
        return List.of(
                compacted(watchlist()),
                kept(rawCommits()),
                kept(rawIssues()),
                kept(enriched()),
                compacted(progress()),
                compacted(digests()),
                compacted(editions()),
                kept(reanalyses()),
                kept(replays()),
                kept(announcements()),
                news(deliveries()),
                compacted(answers()),
                kept(deadLetters()));
    }

    private static TopicSpec kept(String name) {
        return new TopicSpec(
                name,
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        "-1"));
    }

    private static TopicSpec compacted(String name) {
        return new TopicSpec(
                name,
                Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
    }

    private static TopicSpec news(String name) {
        return new TopicSpec(
                name,
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT
                                + ","
                                + TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        String.valueOf(NEWS_RETENTION.toMillis())));
    }

    /**
     * A topic to create.
     *
     * @param name full name
     * @param settings topic configuration that differs from the broker's defaults
     */
    public record TopicSpec(String name, Map<String, String> settings) {

        public TopicSpec {
            settings = Map.copyOf(settings);
        }
    }
}
