package dev.courant.poller;

import static dev.courant.poller.Times.DAY;
import static dev.courant.poller.Times.at;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.courant.async.CallPool;
import dev.courant.github.GitHubClient;
import dev.courant.github.GitHubConfig;
import dev.courant.schemas.AvroSerdes;
import dev.courant.schemas.Mark;
import dev.courant.schemas.RawCommit;
import dev.courant.schemas.RawIssue;
import dev.courant.schemas.Topics;
import dev.courant.schemas.WatchedRepo;
import dev.courant.testkit.github.GitHubSimulator;
import dev.courant.testkit.http.Fault;
import dev.courant.testkit.source.Issue;
import dev.courant.testkit.source.Timeline;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

/**
 * Polls run inline on the driver's thread; its wall clock and GitHub's clock are moved together.
 */
final class PollerTopologyTest {

    private static final String REPO = "ada/engine";
    private static final Duration INTERVAL = Duration.ofMinutes(5);

    @TempDir private Path stateDir;

    private Instant now = at(720);
    private final Timeline timeline = Timeline.empty();
    private final GitHubSimulator github = GitHubSimulator.start(() -> now).serve(REPO, timeline);
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

    private TopologyTestDriver driver;
    private TestInputTopic<String, @Nullable WatchedRepo> watchlist;
    private TestOutputTopic<String, SpecificRecord> commits;
    private TestOutputTopic<String, SpecificRecord> issues;

    @BeforeEach
    void start() {
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

    @AfterEach
    void stop() {
        driver.close();
        client.close();
        github.close();
    }

    @Test
    void hasTheShapeThatReviewHasSeen() throws IOException {
        try (var golden = getClass().getResourceAsStream("topology.txt")) {
            assertThat(topology.get().describe().toString())
                    .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void saysEventsFirstAndThenOneMarkInEachTopic() {
        for (int i = 0; i < 150; i++) {
            timeline.land("c" + i, at(i), "change " + i);
        }
        timeline.issue(Issue.opened(1, at(10), "ada", "It breaks"));

        watch(DAY);

        var ofCommits = commits.readRecordsToList();
        assertThat(ofCommits).hasSize(151).extracting(TestRecord::key).containsOnly(REPO);
        assertThat(ofCommits.subList(0, 150))
                .extracting(TestRecord::value)
                .hasOnlyElementsOfType(RawCommit.class);
        assertThat(ofCommits.getLast().value())
                .isInstanceOfSatisfying(
                        Mark.class,
                        mark -> {
                            assertThat(mark.getFrom()).isEqualTo(DAY);
                            assertThat(mark.getThrough()).isEqualTo(at(718));
                        });
        assertThat(issues.readValuesToList())
                .hasSize(2)
                .satisfies(values -> assertThat(values.getFirst()).isInstanceOf(RawIssue.class))
                .satisfies(
                        values ->
                                assertThat(values.getLast())
                                        .isEqualTo(ofCommits.getLast().value()));
    }

    @Test
    void stampsRecordsWithTheTimeOfThePoll() {
        timeline.land("old", at(10), "in the morning");

        watch(DAY);

        assertThat(commits.readRecordsToList())
                .extracting(TestRecord::getRecordTime)
                .containsOnly(at(720));
    }

    @Test
    void pollsAgainAfterTheInterval() {
        watch(DAY);
        commits.readValuesToList();
        timeline.land("new", at(721), "a change");

        pass(Duration.ofMinutes(4));
        assertThat(commits.isEmpty()).isTrue();
        pass(Duration.ofMinutes(1));

        assertThat(commits.readValuesToList()).hasSize(2).first().isInstanceOf(RawCommit.class);
    }

    @Test
    void saysNothingTwice() {
        timeline.land("base", at(1), "a start").land("one", at(2), "first try");
        watch(DAY);
        timeline.commit("other", at(721), "second try", "base").push(at(721), "main", "other");
        pass(INTERVAL);
        timeline.push(at(726), "main", "one");
        pass(INTERVAL);

        assertThat(shas())
                .containsExactlyInAnyOrder(
                        Timeline.sha("base"), Timeline.sha("one"), Timeline.sha("other"));
    }

    @Test
    void aWatchThatIsSentAgainIsPolledAtOnce() {
        watch(DAY);
        commits.readValuesToList();
        timeline.land("new", at(721), "a change");
        move(Duration.ofMinutes(1));

        watch(DAY);

        assertThat(commits.readValuesToList()).hasSize(2).first().isInstanceOf(RawCommit.class);
    }

    @Test
    void aRoundThatWaitsWhenTheWatchIsSentAgainIsFollowedByAnother() {
        github.faults().always(Fault.secondaryLimit(Duration.ofMinutes(10))).on("/issues");
        watch(DAY);
        github.faults().clear();
        pass(Duration.ofMinutes(6));
        assertThat(commits.isEmpty()).isTrue();

        watch(DAY);
        pass(Duration.ofMinutes(5));

        assertThat(marks()).extracting(Mark::getObservedAt).containsExactly(at(720), now);
    }

    @Test
    void aTombstoneStopsAndTheCursorStays() {
        timeline.land("old", at(10), "a change");
        watch(DAY);
        watchlist.pipeInput(REPO, null);
        github.ledger().clear();
        pass(Duration.ofHours(1));
        assertThat(github.ledger().size()).isZero();

        timeline.land("new", at(730), "while nobody looked");
        commits.readValuesToList();
        watch(null);

        assertThat(shas()).containsExactly(Timeline.sha("new"));
    }

    @Test
    void aMissingRepositoryIsReportedAtOnceAndAtEveryRound() {
        github.remove(REPO);

        watch(DAY);
        pass(INTERVAL);

        assertThat(marks())
                .hasSize(2)
                .allSatisfy(
                        mark -> {
                            assertThat(mark.getFrom()).isEqualTo(DAY);
                            assertThat(mark.getThrough()).isEqualTo(DAY);
                            assertThat(mark.getProblem().getReason())
                                    .contains(REPO)
                                    .contains("404")
                                    .doesNotContain("\n");
                            assertThat(mark.getProblem().getSince()).isEqualTo(at(720));
                        });
    }

    @Test
    void aProblemIsDatedByTheServerThatToldIt() {
        github.remove(REPO);
        now = at(600);

        watch(DAY);

        assertThat(marks())
                .singleElement()
                .satisfies(mark -> assertThat(mark.getObservedAt()).isEqualTo(at(600)));
    }

    @Test
    void aProblemOfAWatchThatEndsSaysNothingOfTheDaysAfter() {
        github.remove(REPO);

        watchlist.pipeInput(
                REPO,
                WatchedRepo.newBuilder().setName(REPO).setSince(DAY).setUntil(at(60)).build());

        assertThat(marks())
                .singleElement()
                .satisfies(mark -> assertThat(mark.getObservedAt()).isEqualTo(at(60)));
    }

    @Test
    void aGoodReadEndsTheProblem() {
        timeline.land("c", at(10), "a change");
        watch(DAY);
        github.faults().always(Fault.serverError(502));
        pass(INTERVAL);
        pass(Duration.ofSeconds(1));
        pass(Duration.ofSeconds(2));
        github.faults().clear();
        pass(INTERVAL);

        assertThat(marks())
                .hasSize(3)
                .satisfies(
                        marks -> {
                            assertThat(marks.get(1).getProblem()).isNotNull();
                            assertThat(marks.get(1).getThrough()).isEqualTo(at(718));
                            assertThat(marks.get(1).getObservedAt()).isAfter(at(724));
                            assertThat(marks.get(2).getProblem()).isNull();
                            assertThat(marks.get(2).getThrough()).isAfter(at(725));
                        });
    }

    @Test
    void aPassingFailureIsRetriedWithoutAWord() {
        timeline.land("c", at(10), "a change");
        github.faults().next(2, Fault.serverError(502)).on("/commits");

        watch(DAY);
        pass(Duration.ofSeconds(1));
        pass(Duration.ofSeconds(2));

        assertThat(marks())
                .singleElement()
                .satisfies(mark -> assertThat(mark.getProblem()).isNull());
    }

    @Test
    void aRoundGoesOnFromThePageThatFailed() {
        for (int i = 0; i < 250; i++) {
            timeline.land("c" + i, at(i), "change " + i);
        }
        watchFailingOnTheThirdPage();
        int before = github.ledger().to("/commits").size();
        github.faults().clear();
        pass(INTERVAL);

        assertThat(shas()).hasSize(250).doesNotHaveDuplicates();
        assertThat(github.ledger().to("/commits")).hasSize(before + 1);
    }

    @Test
    void aWatchWithoutSinceThatFailsAtFirstMissesNothingLater() {
        github.faults().next(1, Fault.status(404, "Not Found"));
        watch(null);
        timeline.land("c", at(722), "while it could not be read");

        pass(INTERVAL);

        assertThat(shas()).containsExactly(Timeline.sha("c"));
    }

    @Test
    void aLimitIsWaitedOutAndNoProblem() {
        timeline.land("c", at(10), "a change");
        github.faults().next(1, Fault.secondaryLimit(Duration.ofMinutes(3)));

        watch(DAY);
        pass(Duration.ofMinutes(2));
        assertThat(commits.isEmpty()).isTrue();
        pass(Duration.ofMinutes(1));

        assertThat(marks())
                .singleElement()
                .satisfies(mark -> assertThat(mark.getProblem()).isNull());
    }

    @Test
    void theLastTenthOfTheQuotaIsSpreadOverItsWindow() {
        timeline.land("c", at(10), "a change");
        github.quota(20, Duration.ofHours(1));
        for (int i = 0; i < 12; i++) {
            timeline.land("n" + i, now.plusSeconds(1), "another change");
            pass(Duration.ofSeconds(2));
            watch(DAY);
        }

        int asked = github.ledger().size();
        pass(Duration.ofMinutes(2));
        assertThat(github.ledger().size()).isEqualTo(asked);
        assertThat(github.ledger().charged()).hasSize(19);
        pass(Duration.ofHours(1));

        assertThat(shas()).hasSize(13);
    }

    @Test
    void repositoriesAreReadSideBySide() {
        github.serve("bob/compiler", Timeline.empty().land("b", at(20), "a change"));
        github.remove(REPO);

        watch(DAY);
        watchlist.pipeInput("bob/compiler", watched("bob/compiler", DAY));

        assertThat(commits.readRecordsToList())
                .extracting(TestRecord::key, record -> record.value().getClass().getSimpleName())
                .containsExactly(
                        tuple(REPO, "Mark"),
                        tuple("bob/compiler", "RawCommit"),
                        tuple("bob/compiler", "Mark"));
    }

    /**
     * The head check and two pages pass; then all fails, three times, until the step is given up.
     */
    private void watchFailingOnTheThirdPage() {
        github.faults().next(3, Fault.slow(Duration.ZERO)).on("/commits");
        github.faults().always(Fault.serverError(502)).on("/commits");
        watch(DAY);
        pass(Duration.ofSeconds(1));
        pass(Duration.ofSeconds(2));
    }

    private void watch(@Nullable Instant since) {
        watchlist.pipeInput(REPO, watched(REPO, since), now);
    }

    private static WatchedRepo watched(String repo, @Nullable Instant since) {
        return WatchedRepo.newBuilder().setName(repo).setSince(since).build();
    }

    /**
     * GitHub's clock moves, and then the driver's, so that polls see the time at which they are
     * due.
     */
    private void pass(Duration time) {
        move(time);
        driver.advanceWallClockTime(time);
    }

    private void move(Duration time) {
        now = now.plus(time);
    }

    private List<Mark> marks() {
        return commits.readValuesToList().stream()
                .filter(Mark.class::isInstance)
                .map(Mark.class::cast)
                .toList();
    }

    private List<String> shas() {
        return commits.readValuesToList().stream()
                .filter(RawCommit.class::isInstance)
                .map(commit -> ((RawCommit) commit).getSha())
                .toList();
    }
}
