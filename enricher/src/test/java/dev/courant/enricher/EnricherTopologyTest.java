package dev.courant.enricher;

import static dev.courant.enricher.Samples.NOON;
import static dev.courant.enricher.Samples.REPO;
import static dev.courant.enricher.Samples.commit;
import static dev.courant.enricher.Samples.issue;
import static dev.courant.enricher.Samples.mark;
import static dev.courant.enricher.Samples.sha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.async.CallPool;
import dev.courant.github.GitHubClient;
import dev.courant.schemas.AvroSerdes;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.EventHeaders;
import dev.courant.schemas.EventKind;
import dev.courant.schemas.Mark;
import dev.courant.schemas.Progress;
import dev.courant.schemas.ReadProblem;
import dev.courant.schemas.Topics;
import dev.courant.schemas.WatchedRepo;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

class EnricherTopologyTest {

    private static final Topics TOPICS = Topics.withDefaultPrefix();

    @TempDir private Path state;

    private final AvroSerdes serdes = new AvroSerdes("mock://" + UUID.randomUUID());
    private final List<Runnable> heldBack = new ArrayList<>();

    private Instant now = NOON;
    private FakeGitHub hub;
    private GitHubClient client;
    private TopologyTestDriver driver;
    private TestInputTopic<String, SpecificRecord> commits;
    private TestInputTopic<String, SpecificRecord> issues;
    private TestInputTopic<String, SpecificRecord> reanalyses;
    private TestOutputTopic<String, SpecificRecord> enriched;
    private TestOutputTopic<String, SpecificRecord> progress;

    @BeforeEach
    void open() throws Exception {
        hub = new FakeGitHub();
        client = hub.client(() -> now);
        start(CallPool.direct());
    }

    @AfterEach
    void close() {
        driver.close();
        client.close();
        hub.close();
    }

    @Test
    void keepsItsShape() throws Exception {
        Golden.check("topology.txt", topology(CallPool.direct()).get().describe().toString());
    }

    @Test
    void attachesTheDiffAndTheRules() {
        hub.hasCommit(sha("a1"), "csrc/a.cu", "@@ -1 +1 @@\\n-a\\n+b");

        commits.pipeInput(REPO, commit("a1", "fix: Fix a race (#12)").build(), NOON.plusSeconds(5));

        TestRecord<String, SpecificRecord> record = enriched.readRecord();
        assertThat(record.key()).isEqualTo(REPO);
        assertThat(record.getRecordTime()).isEqualTo(NOON.plusSeconds(5));
        assertThat(record.value())
                .isInstanceOfSatisfying(
                        EnrichedEvent.class,
                        event -> {
                            assertThat(event.getFiles().getFirst().getPatch())
                                    .isEqualTo("@@ -1 +1 @@\n-a\n+b");
                            assertThat(event.getReasons()).contains("kernel-code", "wrong-results");
                            assertThat(event.getOccurredAt()).isEqualTo(NOON);
                            assertThat(event.getRawTopic()).isEqualTo(TOPICS.rawCommits());
                            assertThat(event.getRawOffset()).isZero();
                        });
    }

    @Test
    void eachEventIsACloudEventAndNothingElseIs() {
        hub.hasCommit(sha("a1"), "a.py", "+a");
        commits.pipeInput(REPO, commit("a1", "x").build());
        issues.pipeInput(REPO, issue(7, "why").build());
        commits.pipeInput(REPO, mark(NOON, NOON.plusSeconds(60)).build());
        issues.pipeInput(REPO, mark(NOON, NOON.plusSeconds(60)).build());

        assertThat(enriched.readRecordsToList())
                .hasSize(2)
                .allSatisfy(
                        record ->
                                assertThat(record.headers())
                                        .isEqualTo(
                                                EventHeaders.of(
                                                        (EnrichedEvent) record.value(),
                                                        TOPICS.enriched())));
        assertThat(progress.readRecord().headers()).isEmpty();
    }

    /** It may come with headers of whoever sent it. */
    @Test
    void anEventThatComesAgainHasTheHeadersThatItHadBefore() {
        hub.hasCommit(sha("a1"), "a.py", "+a");
        commits.pipeInput(REPO, commit("a1", "x").build());
        var first = enriched.readRecord();

        var sent = new RecordHeaders().add(EventHeaders.ID, new byte[] {1});
        reanalyses.pipeInput(new TestRecord<>(REPO, first.value(), sent));

        assertThat(enriched.readRecord().headers()).isEqualTo(first.headers());
    }

    @Test
    void forwardsIssuesWithoutAsking() {
        issues.pipeInput(REPO, issue(6, "why").build());
        issues.pipeInput(REPO, issue(7, "[Bug] crash").build());

        assertThat(events()).extracting(EnrichedEvent::getKind).containsOnly(EventKind.ISSUE);
        assertThat(hub.asked()).isEmpty();
    }

    @Test
    void saysHowFarBothStreamsAreCompleteAndHowManyEventsThatIs() {
        hub.hasCommit(sha("a1"), "a.py", "+a");
        commits.pipeInput(REPO, commit("a1", "x").build());
        issues.pipeInput(REPO, issue(7, "why").build());

        var readAt = NOON.plusSeconds(420);
        commits.pipeInput(REPO, mark(NOON, NOON.plusSeconds(300)).setObservedAt(readAt).build());
        assertThat(progress.isEmpty()).isTrue();
        issues.pipeInput(
                REPO,
                mark(NOON, NOON.plusSeconds(240)).setObservedAt(readAt).build(),
                NOON.plusSeconds(9));

        TestRecord<String, SpecificRecord> record = progress.readRecord();
        assertThat(record.key()).isEqualTo(REPO);
        assertThat(record.getRecordTime()).isEqualTo(NOON.plusSeconds(9));
        assertThat(record.value())
                .isInstanceOfSatisfying(
                        Progress.class,
                        said -> {
                            assertThat(said.getThrough()).isEqualTo(NOON.plusSeconds(240));
                            assertThat(said.getEvents()).isEqualTo(2);
                        });
        assertThat(progress.isEmpty()).isTrue();
    }

    @Test
    void anEventThatComesAgainIsCountedThoughThereIsNoModel() {
        issues.pipeInput(REPO, issue(7, "why").build());
        var event = events().getFirst();

        reanalyses.pipeInput(REPO, event);
        markBoth(REPO, NOON.plusSeconds(60));

        assertThat(events()).containsExactly(event);
        assertThat(progresses())
                .singleElement()
                .satisfies(said -> assertThat(said.getEvents()).isEqualTo(2));
    }

    @Test
    void countsOnAcrossPollsAndKeepsRepositoriesApart() {
        markBoth(REPO, NOON);
        issues.pipeInput(REPO, issue(1, "a").build());
        issues.pipeInput("octo/other", issue(1, "a").setRepo("octo/other").build());
        issues.pipeInput(REPO, issue(2, "b").build());
        markBoth(REPO, NOON.plusSeconds(60));
        markBoth("octo/other", NOON.plusSeconds(60));

        assertThat(progresses())
                .extracting(said -> said.getRepo() + " " + said.getEvents())
                .containsExactly(REPO + " 0", REPO + " 2", "octo/other 1");
    }

    @Test
    void aMarkNeverOvertakesACommit() {
        hub.hasCommit(sha("a1"), "a.py", "+a").hasCommit(sha("a2"), "a.py", "+a");
        restart(new CallPool(8, heldBack::add));
        issues.pipeInput(REPO, mark(NOON, NOON.plusSeconds(60)).build());

        commits.pipeInput(REPO, commit("a1", "x").build());
        commits.pipeInput(REPO, mark(NOON, NOON.plusSeconds(60)).build());
        commits.pipeInput(REPO, commit("a2", "x").build());
        advance(Duration.ofSeconds(1));
        assertThat(progress.isEmpty()).isTrue();

        answer(1);
        assertThat(events()).hasSize(1);
        assertThat(progresses()).isEmpty();
        answer(0);
        assertThat(events()).hasSize(1);
        assertThat(progresses())
                .singleElement()
                .satisfies(said -> assertThat(said.getEvents()).isEqualTo(2));
    }

    @Test
    void aMarkDoesNotWaitForLaterCommitsOrOtherRepositories() {
        restart(new CallPool(8, heldBack::add));
        issues.pipeInput(REPO, mark(NOON, NOON).build());
        commits.pipeInput("octo/other", commit("a1", "x").setRepo("octo/other").build());

        commits.pipeInput(REPO, mark(NOON, NOON).build());
        commits.pipeInput(REPO, commit("a2", "x").build());

        assertThat(progresses()).hasSize(1);
    }

    @Test
    void aCommitThatGitHubDoesNotHaveGoesOnAtOnce() {
        commits.pipeInput(REPO, commit("a1", "fix: crash").build());

        assertThat(events())
                .singleElement()
                .satisfies(
                        event -> {
                            assertThat(event.getProblem())
                                    .startsWith("No diff: ")
                                    .doesNotContain("\n");
                            assertThat(event.getReasons()).contains("crash", "diff-missing");
                        });
        assertThat(hub.asked()).hasSize(1);
    }

    @Test
    void anOutageIsRiddenOut() {
        hub.replies(sha("a1"), 502, "", Map.of()).hasCommit(sha("a1"), "a.py", "+a");

        commits.pipeInput(REPO, commit("a1", "x").build());
        assertThat(enriched.isEmpty()).isTrue();
        advance(Duration.ofSeconds(3));

        assertThat(events())
                .singleElement()
                .satisfies(event -> assertThat(event.getProblem()).isNull());
    }

    @Test
    void aRateLimitIsWaitedForAndIsNoFailure() {
        for (int i = 0; i < EnricherConfig.defaults().maxFailures(); i++) {
            hub.replies(
                    sha("a1"), 429, "{\"message\":\"slow down\"}", Map.of("Retry-After", "600"));
        }
        hub.hasCommit(sha("a1"), "a.py", "+a");

        commits.pipeInput(REPO, commit("a1", "x").build());
        advance(Duration.ofMinutes(9));
        assertThat(hub.asked()).hasSize(1);
        for (int i = 0; i < EnricherConfig.defaults().maxFailures(); i++) {
            advance(Duration.ofMinutes(11));
        }

        assertThat(events())
                .singleElement()
                .satisfies(event -> assertThat(event.getProblem()).isNull());
    }

    @Test
    void aRefusedCommitGoesOnAtOnce() {
        hub.replies(sha("a1"), 401, "{\"message\":\"Bad credentials\"}", Map.of());

        commits.pipeInput(REPO, commit("a1", "x").build());

        assertThat(events())
                .singleElement()
                .satisfies(event -> assertThat(event.getProblem()).startsWith("No diff: "));
        assertThat(hub.asked()).hasSize(1);
    }

    @Test
    void givesUpAfterTheLastTryAndGoesOn() {
        hub.replies(sha("a1"), 502, "", Map.of());
        issues.pipeInput(REPO, mark(NOON, NOON).build());

        commits.pipeInput(REPO, commit("a1", "x").build());
        commits.pipeInput(REPO, mark(NOON, NOON).build());
        for (int minute = 0; minute < 10; minute++) {
            advance(Duration.ofMinutes(1));
        }

        assertThat(events())
                .singleElement()
                .satisfies(event -> assertThat(event.getProblem()).isNotBlank());
        assertThat(progresses())
                .singleElement()
                .satisfies(said -> assertThat(said.getEvents()).isEqualTo(1));
        assertThat(hub.asked()).hasSize(EnricherConfig.defaults().maxFailures());
    }

    @Test
    void aSecondSightingWhileTheFirstIsPendingIsOneEvent() {
        hub.hasCommit(sha("a1"), "a.py", "+a");
        restart(new CallPool(8, heldBack::add));
        issues.pipeInput(REPO, mark(NOON, NOON).build());
        commits.pipeInput(REPO, commit("a1", "x").build());
        commits.pipeInput(REPO, mark(NOON, NOON).build());

        commits.pipeInput(REPO, commit("a1", "x").build());
        assertThat(progress.isEmpty()).isTrue();
        answer(0);

        assertThat(events()).hasSize(1);
        assertThat(progresses())
                .singleElement()
                .satisfies(said -> assertThat(said.getEvents()).isEqualTo(1));
    }

    @Test
    void aSecondSightingLaterIsCountedAsItIsEmitted() {
        hub.hasCommit(sha("a1"), "a.py", "+a");
        commits.pipeInput(REPO, commit("a1", "x").build());
        commits.pipeInput(REPO, commit("a1", "x").build());
        markBoth(REPO, NOON);

        assertThat(events())
                .extracting(EnrichedEvent::getId)
                .hasSize(2)
                .containsOnly(REPO + "#commit#" + sha("a1"));
        assertThat(progresses())
                .singleElement()
                .satisfies(said -> assertThat(said.getEvents()).isEqualTo(2));
    }

    @Test
    void aLateEventIsForwardedWithItsOwnTime() {
        markBoth(REPO, NOON);
        var before = NOON.minus(Duration.ofDays(30));

        issues.pipeInput(REPO, issue(1, "old").setOccurredAt(before).build(), NOON.plusSeconds(5));

        TestRecord<String, SpecificRecord> record = enriched.readRecord();
        assertThat(((EnrichedEvent) record.value()).getOccurredAt()).isEqualTo(before);
        assertThat(record.getRecordTime()).isEqualTo(NOON.plusSeconds(5));
    }

    @Test
    void tellsThatARepositoryCannotBeRead() {
        markBoth(REPO, NOON);
        var problem = new ReadProblem("GitHub refused the token", NOON);

        commits.pipeInput(REPO, mark(NOON, NOON).setProblem(problem).build());

        assertThat(progresses())
                .last()
                .satisfies(said -> assertThat(said.getProblem()).isEqualTo(problem));
    }

    @Test
    void saysNothingBetweenTheTwoMarksOfARead() {
        var problem = new ReadProblem("GitHub refused the token", NOON);
        Mark failed = mark(NOON, NOON).setProblem(problem).build();
        commits.pipeInput(REPO, failed);
        issues.pipeInput(REPO, failed);
        assertThat(progresses()).hasSize(1);

        Mark mended = mark(NOON, NOON.plusSeconds(60)).build();
        commits.pipeInput(REPO, mended);
        assertThat(progresses()).as("the issues' stream still tells of the problem").isEmpty();
        issues.pipeInput(REPO, mended);

        assertThat(progresses())
                .singleElement()
                .satisfies(
                        said -> {
                            assertThat(said.getProblem()).isNull();
                            assertThat(said.getThrough()).isEqualTo(NOON.plusSeconds(60));
                        });
    }

    @Test
    void refusesWhatDoesNotBelongInARawTopic() {
        var stranger = WatchedRepo.newBuilder().setName(REPO).build();

        assertThatThrownBy(() -> commits.pipeInput(REPO, stranger))
                .rootCause()
                .hasMessageContaining("Not a raw record")
                .hasMessageContaining("WatchedRepo");
    }

    private void markBoth(String repo, Instant through) {
        Mark mark = mark(NOON, through).setRepo(repo).build();
        commits.pipeInput(repo, mark);
        issues.pipeInput(repo, mark);
    }

    /** Lets a call that was held back run, and the stage see its answer. */
    private void answer(int index) {
        heldBack.remove(index).run();
        advance(Duration.ofSeconds(1));
    }

    private void advance(Duration time) {
        now = now.plus(time);
        driver.advanceWallClockTime(time);
    }

    private List<EnrichedEvent> events() {
        return enriched.readValuesToList().stream().map(EnrichedEvent.class::cast).toList();
    }

    private List<Progress> progresses() {
        return progress.readValuesToList().stream().map(Progress.class::cast).toList();
    }

    private EnricherTopology topology(CallPool pool) {
        return new EnricherTopology(EnricherConfig.defaults(), TOPICS, serdes, pool, client);
    }

    private void restart(CallPool pool) {
        driver.close();
        start(pool);
    }

    private void start(CallPool pool) {
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "enricher-test");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        driver = new TopologyTestDriver(topology(pool).get(), settings, NOON);
        commits = input(TOPICS.rawCommits());
        issues = input(TOPICS.rawIssues());
        reanalyses = input(TOPICS.reanalyses());
        enriched = output(TOPICS.enriched());
        progress = output(TOPICS.progress());
    }

    private TestInputTopic<String, SpecificRecord> input(String topic) {
        return driver.createInputTopic(
                topic, new StringSerializer(), serdes.any().serializer(), NOON, Duration.ZERO);
    }

    private TestOutputTopic<String, SpecificRecord> output(String topic) {
        return driver.createOutputTopic(
                topic, new StringDeserializer(), serdes.any().deserializer());
    }
}
