package dev.courant.poller;

import static dev.courant.poller.Times.at;

import dev.courant.async.CallPool;
import dev.courant.github.GitHubClient;
import dev.courant.github.GitHubConfig;
import dev.courant.schemas.AvroSerdes;
import dev.courant.schemas.Mark;
import dev.courant.schemas.RawCommit;
import dev.courant.schemas.Topics;
import dev.courant.schemas.WatchedRepo;
import dev.courant.testkit.github.GitHubSimulator;
import dev.courant.testkit.source.Timeline;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

/**
 * The topology on a test driver, and a GitHub: polls run inline on the driver's thread; its wall
 * clock and GitHub's clock are moved together.
 */
final class PollingRoom implements AutoCloseable {

    static final String REPO = "ada/engine";
    static final Duration INTERVAL = Duration.ofMinutes(5);

    Instant now = at(720);
    final Timeline timeline = Timeline.empty();
    final GitHubSimulator github = GitHubSimulator.start(() -> now).serve(REPO, timeline);
    final TestInputTopic<String, @Nullable WatchedRepo> watchlist;
    final TestOutputTopic<String, SpecificRecord> commits;
    final TestOutputTopic<String, SpecificRecord> issues;
    private final GitHubClient client =
            new GitHubClient(GitHubConfig.of(github.url(), Optional.of("token")), () -> now);
    private final Topics topics = Topics.withDefaultPrefix();
    private final AvroSerdes serdes = new AvroSerdes("mock://" + UUID.randomUUID());
    private final PollerTopology topology =
            new PollerTopology(
                    PollerConfig.defaults()
                            .withRetries(3, Duration.ofSeconds(1), Duration.ofSeconds(2)),
                    topics,
                    serdes,
                    CallPool.direct(),
                    client);
    private final TopologyTestDriver driver;

    PollingRoom(Path stateDir) {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "poller");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        properties.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        driver = new TopologyTestDriver(topology.get(), properties, now);
        watchlist =
                driver.createInputTopic(
                        topics.watchlist(),
                        new StringSerializer(),
                        serdes.of(WatchedRepo.class).serializer());
        var raw = serdes.any().deserializer();
        commits = driver.createOutputTopic(topics.rawCommits(), new StringDeserializer(), raw);
        issues = driver.createOutputTopic(topics.rawIssues(), new StringDeserializer(), raw);
    }

    String describe() {
        return topology.get().describe().toString();
    }

    void watch(@Nullable Instant since) {
        watchlist.pipeInput(REPO, watched(REPO, since), now);
    }

    static WatchedRepo watched(String repo, @Nullable Instant since) {
        return WatchedRepo.newBuilder().setName(repo).setSince(since).build();
    }

    /**
     * GitHub's clock moves, and then the driver's, so that polls see the time at which they are
     * due.
     */
    void pass(Duration time) {
        move(time);
        driver.advanceWallClockTime(time);
    }

    void move(Duration time) {
        now = now.plus(time);
    }

    List<Mark> marks() {
        return commits.readValuesToList().stream()
                .filter(Mark.class::isInstance)
                .map(Mark.class::cast)
                .toList();
    }

    List<String> shas() {
        return commits.readValuesToList().stream()
                .filter(RawCommit.class::isInstance)
                .map(commit -> ((RawCommit) commit).getSha())
                .toList();
    }

    @Override
    public void close() {
        driver.close();
        client.close();
        github.close();
    }
}
