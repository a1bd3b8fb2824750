package dev.courant.enricher;

import static dev.courant.enricher.Samples.NOON;
import static dev.courant.enricher.Samples.REPO;
import static dev.courant.enricher.Samples.mark;
import static dev.courant.enricher.Samples.sha;

import dev.courant.async.CallPool;
import dev.courant.github.GitHubClient;
import dev.courant.llm.LlmClient;
import dev.courant.llm.LlmConfig;
import dev.courant.llm.Usage;
import dev.courant.schemas.AvroSerdes;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Mark;
import dev.courant.schemas.ModelAnswer;
import dev.courant.schemas.Progress;
import dev.courant.schemas.Topics;
import dev.courant.testkit.llm.ChatRequest;
import dev.courant.testkit.llm.LlmSimulator;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The enricher with a simulated model, in a topology driver whose clock the test moves. */
final class Newsroom implements AutoCloseable {

    static final String MODEL = "acme/scribe-1";
    static final String KEY = "sk-newsroom-0123456789";
    static final Topics TOPICS = Topics.withDefaultPrefix();

    private final AvroSerdes serdes = new AvroSerdes("mock://" + UUID.randomUUID());
    private final LlmSimulator llm = LlmSimulator.start(this::now).key(KEY);
    private final FakeGitHub hub;
    private final GitHubClient github;
    private final LlmClient client;
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, SpecificRecord> commits;
    private final TestInputTopic<String, SpecificRecord> issues;
    private final TestInputTopic<String, SpecificRecord> reanalyses;
    private final TestOutputTopic<String, SpecificRecord> enriched;
    private final TestOutputTopic<String, SpecificRecord> progress;
    private final TestOutputTopic<String, SpecificRecord> answers;
    private final List<Spent> spent = new ArrayList<>();
    private final Path state = newState();
    private volatile Instant now = NOON;

    /** What the meter was told. */
    record Spent(String repo, String model, Usage usage) {}

    private Newsroom(CallPool pool, String language, UnaryOperator<LlmConfig> settings) {
        hub = newHub();
        github = hub.client(this::now);
        llm.language(language);
        client = new LlmClient(settings.apply(config(llm)), this::now);
        driver = new TopologyTestDriver(topology(pool, language).get(), properties(state), NOON);
        var topics = new DriverTopics(driver, serdes);
        commits = topics.input(TOPICS.rawCommits());
        issues = topics.input(TOPICS.rawIssues());
        reanalyses = topics.input(TOPICS.reanalyses());
        enriched = topics.output(TOPICS.enriched());
        progress = topics.output(TOPICS.progress());
        answers = topics.output(TOPICS.answers());
    }

    /** Each call runs at once, on the thread of the test. */
    static Newsroom open() {
        return open(CallPool.direct());
    }

    static Newsroom open(CallPool pool) {
        return new Newsroom(pool, "en", config -> config);
    }

    static Newsroom inLanguage(String language) {
        return new Newsroom(CallPool.direct(), language, config -> config);
    }

    static Newsroom withTokensPerDay(long tokens, CallPool pool) {
        return new Newsroom(pool, "en", config -> config.withTokensPerDay(tokens));
    }

    static LlmConfig config(LlmSimulator llm) {
        return LlmConfig.of(llm.url(), Optional.of(KEY), List.of(MODEL))
                .withTimeout(Duration.ofSeconds(20));
    }

    EnricherTopology topology(CallPool pool, String language) {
        var analyst = new Analyst(AnalystConfig.of("AI Infra", language), client, this::now);
        var config = EnricherConfig.defaults();
        return new EnricherTopology(config, TOPICS, serdes, CallPool.direct(), github)
                .withModel(
                        analyst,
                        pool,
                        (repo, model, usage) -> spent.add(new Spent(repo, model, usage)));
    }

    Instant now() {
        return now;
    }

    LlmSimulator llm() {
        return llm;
    }

    LlmClient client() {
        return client;
    }

    /** A commit that changes one file. */
    void commit(String label, String message, String path, String patch) {
        hub.hasCommit(sha(label), path, patch);
        commits.pipeInput(REPO, Samples.commit(label, message).build());
    }

    /** High by the rules. */
    void high(String label) {
        commit(
                label,
                "feat!: Drop the old kernels " + label,
                "csrc/a.cu",
                "@@ -1 +1 @@\\n+" + label);
    }

    /** Medium by the rules. */
    void medium(String label) {
        commit(label, "feat: Add a mode " + label, "csrc/b.cu", "@@ -1 +1 @@\\n+" + label);
    }

    /** Low by the rules. */
    void low(String label) {
        commit(label, "docs: Say more of " + label, "docs/a.md", "@@ -1 +1 @@\\n+" + label);
    }

    void raw(SpecificRecord record) {
        commits.pipeInput(REPO, record);
    }

    void issue(long number, String title) {
        issues.pipeInput(REPO, Samples.issue(number, title).build());
    }

    void again(EnrichedEvent event) {
        reanalyses.pipeInput(event.getRepo(), event);
    }

    void again(String key, SpecificRecord record) {
        reanalyses.pipeInput(key, record);
    }

    /** The end of a read, on both streams. */
    void marks() {
        Mark both = markNow();
        commits.pipeInput(REPO, both);
        issues.pipeInput(REPO, both);
    }

    /** The end of a read of issues alone. */
    void markIssues() {
        issues.pipeInput(REPO, markNow());
    }

    private Mark markNow() {
        return mark(NOON, now).setObservedAt(now).build();
    }

    void advance(Duration time) {
        now = now.plus(time);
        driver.advanceWallClockTime(time);
    }

    /** Second by second, as retries that follow each other need it. */
    void advanceSeconds(int seconds) {
        for (int second = 0; second < seconds; second++) {
            advance(Duration.ofSeconds(1));
        }
    }

    List<EnrichedEvent> events() {
        return enriched.readValuesToList().stream().map(EnrichedEvent.class::cast).toList();
    }

    EnrichedEvent event() {
        var events = events();
        if (events.size() != 1) {
            throw new AssertionError("Not one event but " + events.size());
        }
        return events.getFirst();
    }

    List<Progress> progresses() {
        return progress.readValuesToList().stream().map(Progress.class::cast).toList();
    }

    List<KeyValue<String, ModelAnswer>> answers() {
        return answers.readKeyValuesToList().stream()
                .map(kept -> KeyValue.pair(kept.key, (ModelAnswer) kept.value))
                .toList();
    }

    /** All that the meter was told, in order. */
    List<Spent> spent() {
        return List.copyOf(spent);
    }

    /** The titles that the model was asked about, in order. */
    List<String> asked() {
        return llm.texts().stream().map(Newsroom::title).toList();
    }

    private static String title(ChatRequest request) {
        return request.dataText()
                .lines()
                .filter(line -> line.startsWith("title: "))
                .map(line -> line.substring("title: ".length()))
                .findFirst()
                .orElse("");
    }

    private static FakeGitHub newHub() {
        try {
            return new FakeGitHub();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path newState() {
        try {
            return Files.createTempDirectory("newsroom");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties properties(Path state) {
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "newsroom");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        return settings;
    }

    @Override
    public void close() throws IOException {
        driver.close();
        Utils.delete(state.toFile());
        client.close();
        github.close();
        hub.close();
        llm.close();
    }
}
