package dev.courant.enricher;

import static dev.courant.enricher.Samples.NOON;
import static dev.courant.enricher.Samples.mark;

import dev.courant.async.CallPool;
import dev.courant.github.GitHubClient;
import dev.courant.schemas.AvroSerdes;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Mark;
import dev.courant.schemas.Progress;
import dev.courant.schemas.Topics;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;

/** The topology without a model on a test driver, and a GitHub that answers as it is told. */
final class DiffDesk implements AutoCloseable {

    static final Topics TOPICS = Topics.withDefaultPrefix();

    final FakeGitHub hub;
    TestInputTopic<String, SpecificRecord> commits;
    TestInputTopic<String, SpecificRecord> issues;
    TestInputTopic<String, SpecificRecord> reanalyses;
    TestOutputTopic<String, SpecificRecord> enriched;
    TestOutputTopic<String, SpecificRecord> progress;
    private final Path state;
    private final AvroSerdes serdes = new AvroSerdes("mock://" + UUID.randomUUID());
    private final List<Runnable> heldBack = new ArrayList<>();
    private final GitHubClient client;
    private Instant now = NOON;
    private TopologyTestDriver driver;

    DiffDesk(Path state) throws Exception {
        this.state = state;
        hub = new FakeGitHub();
        client = hub.client(() -> now);
        start(CallPool.direct());
    }

    String describe() {
        return topology(CallPool.direct()).get().describe().toString();
    }

    void markBoth(String repo, Instant through) {
        Mark mark = mark(NOON, through).setRepo(repo).build();
        commits.pipeInput(repo, mark);
        issues.pipeInput(repo, mark);
    }

    /** Starts again, with calls that wait until they are {@linkplain #answer answered}. */
    void holdBack() {
        driver.close();
        start(new CallPool(8, heldBack::add));
    }

    /** Lets a call that was held back run, and the stage see its answer. */
    void answer(int index) {
        heldBack.remove(index).run();
        advance(Duration.ofSeconds(1));
    }

    void advance(Duration time) {
        now = now.plus(time);
        driver.advanceWallClockTime(time);
    }

    List<EnrichedEvent> events() {
        return enriched.readValuesToList().stream().map(EnrichedEvent.class::cast).toList();
    }

    List<Progress> progresses() {
        return progress.readValuesToList().stream().map(Progress.class::cast).toList();
    }

    private EnricherTopology topology(CallPool pool) {
        return new EnricherTopology(EnricherConfig.defaults(), TOPICS, serdes, pool, client);
    }

    private void start(CallPool pool) {
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "enricher-test");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        driver = new TopologyTestDriver(topology(pool).get(), settings, NOON);
        var topics = new DriverTopics(driver, serdes);
        commits = topics.input(TOPICS.rawCommits());
        issues = topics.input(TOPICS.rawIssues());
        reanalyses = topics.input(TOPICS.reanalyses());
        enriched = topics.output(TOPICS.enriched());
        progress = topics.output(TOPICS.progress());
    }

    @Override
    public void close() {
        driver.close();
        client.close();
        hub.close();
    }
}
