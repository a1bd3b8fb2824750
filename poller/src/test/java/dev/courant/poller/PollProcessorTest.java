package dev.courant.poller;

import static dev.courant.poller.Times.DAY;
import static dev.courant.poller.Times.at;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.async.AsyncConfig;
import dev.courant.async.CallPool;
import dev.courant.github.GitHubClient;
import dev.courant.github.GitHubConfig;
import dev.courant.schemas.AvroSerdes;
import dev.courant.schemas.Mark;
import dev.courant.schemas.RawCommit;
import dev.courant.schemas.WatchedRepo;
import dev.courant.testkit.github.GitHubSimulator;
import dev.courant.testkit.http.Fault;
import dev.courant.testkit.source.Timeline;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.stream.Stream;

/** A backfill beside polls, call by call, and over stores that outlive the processor. */
final class PollProcessorTest {

    private static final String REPO = "ada/engine";
    private static final int OLDER = 450;

    private Instant now = at(720);
    private final Timeline timeline = Timeline.empty();

    @AutoClose
    private final GitHubSimulator github = GitHubSimulator.start(() -> now).serve(REPO, timeline);

    @AutoClose
    private final GitHubClient client =
            new GitHubClient(GitHubConfig.of(github.url(), Optional.of("token")), () -> now);

    private final AvroSerdes serdes = new AvroSerdes("mock://" + UUID.randomUUID());
    private final Queue<Runnable> calls = new ArrayDeque<>();
    private final MockProcessorContext<String, SpecificRecord> context =
            new MockProcessorContext<>();
    private final List<String> told = new ArrayList<>();
    private final PollMeter meter =
            new PollMeter() {
                @Override
                public void watches(String repo) {
                    told.add("watches");
                }

                @Override
                public void polled(String repo) {
                    told.add("polled");
                }

                @Override
                public void failed(String repo) {
                    told.add("failed");
                }

                @Override
                public void left(String repo) {
                    told.add("left");
                }
            };

    private PollProcessor processor;

    @BeforeEach
    void open() {
        addStore(PollerTopology.PENDING_STORE, Serdes.Long(), Serdes.ByteArray());
        addStore(PollerTopology.CURSORS_STORE, Serdes.String(), serdes.of(Cursor.class));
        addStore(PollerTopology.EMITTED_STORE, Serdes.String(), Serdes.Long());
        for (int i = 0; i < OLDER; i++) {
            timeline.land("c" + i, DAY.minusSeconds(3L * (OLDER - i)), "change " + i);
        }
        start();
        watch(DAY);
        runAll();
        assertThat(shas()).isEmpty();
        context.resetForwards();
    }

    /** Anew over the same stores, as after a crash: what was under way is forgotten. */
    private void start() {
        calls.clear();
        context.scheduledPunctuators().forEach(MockProcessorContext.CapturedPunctuator::cancel);
        context.setCurrentSystemTimeMs(now.toEpochMilli());
        var stage =
                AsyncConfig.of(PollerTopology.PENDING_STORE)
                        .withMaxPerKey(1)
                        .withFailures(1, Duration.ofSeconds(1), Duration.ofSeconds(1));
        processor =
                new PollProcessor(
                        PollerConfig.defaults(),
                        stage,
                        new CallPool(1, calls::add),
                        serdes.of(WatchedRepo.class),
                        new RepoReader(PollerConfig.defaults(), client),
                        meter);
        processor.init(context);
    }

    @Test
    void readsThePagesBesidePolls() {
        watch(DAY.minusSeconds(86_400));
        runUntilSaid(100);
        timeline.land("live", now.plusSeconds(60), "news");
        pass(Duration.ofMinutes(5));

        runUntilMarkedThrough(now.minusSeconds(120));

        assertThat(shas()).contains(Timeline.sha("live")).hasSizeLessThan(OLDER);
        assertThat(marks().getLast().getFrom()).isEqualTo(DAY);
        runAll();
        assertThat(shas()).hasSize(OLDER + 1).doesNotHaveDuplicates();
        assertThat(marks().getLast().getFrom()).isEqualTo(DAY.minusSeconds(86_400));
        assertThat(context.forwarded(PollerTopology.RAW_COMMITS_SINK))
                .filteredOn(forwarded -> forwarded.record().value() instanceof RawCommit)
                .last()
                .satisfies(
                        older ->
                                assertThat(older.record().timestamp())
                                        .isEqualTo(now.toEpochMilli()));
    }

    @Test
    void goesOnAfterACrashWithThePageThatWasUnderWay() {
        watch(DAY.minusSeconds(86_400));
        runUntilSaid(200);
        github.ledger().clear();

        start();
        tick();
        runAll();

        assertThat(shas()).hasSize(OLDER).doesNotHaveDuplicates();
        assertThat(marks().getLast().getFrom()).isEqualTo(DAY.minusSeconds(86_400));
        assertThat(github.ledger().to("/commits"))
                .filteredOn(entry -> String.valueOf(entry.query()).contains("since="))
                .hasSize(3);
    }

    @Test
    void aProblemWithOlderDaysIsNoneOfThePolls() {
        watch(DAY.minusSeconds(86_400));
        runUntilSaid(200);
        github.faults().next(1, Fault.serverError(502));
        runOne();
        pass(Duration.ofMinutes(5));
        runOne();
        runOne();

        assertThat(marks().getLast().getProblem()).isNull();
        assertThat(marks().getLast().getBackfillProblem().getReason()).contains("502");
        runAll();
        assertThat(shas()).hasSize(OLDER).doesNotHaveDuplicates();
        assertThat(marks().getLast().getBackfillProblem()).isNull();
        assertThat(marks().getLast().getFrom()).isEqualTo(DAY.minusSeconds(86_400));
    }

    @Test
    void stopsWithTheWatchAndGoesOnWithIt() {
        watch(DAY.minusSeconds(86_400));
        runUntilSaid(200);
        send(null);
        runAll();
        assertThat(shas()).hasSize(200);

        watch(DAY.minusSeconds(86_400));
        runAll();

        assertThat(shas()).hasSize(OLDER).doesNotHaveDuplicates();
    }

    @Test
    void theMeterHearsOfEachPollAndOfWhatIsPolledHere() {
        assertThat(told).containsExactly("watches", "polled");

        github.faults().next(1, Fault.serverError(502));
        pass(Duration.ofMinutes(5));
        runOne();
        assertThat(told).last().isEqualTo("failed");

        start();
        assertThat(told).as("by an instance that takes it over").last().isEqualTo("watches");
        processor.close();
        assertThat(told).last().isEqualTo("left");

        start();
        send(null);
        assertThat(told).endsWith("watches", "left");
    }

    @Test
    void theMeterHearsNothingOfOlderDays() {
        watch(DAY.minusSeconds(86_400));
        runUntilSaid(200);
        github.faults().next(1, Fault.serverError(502));
        runOne();

        assertThat(told).containsExactly("watches", "polled", "watches", "polled");
    }

    private void watch(Instant since) {
        send(WatchedRepo.newBuilder().setName(REPO).setSince(since).build());
    }

    private void send(@Nullable WatchedRepo watch) {
        processor.process(new Record<>(REPO, watch, now.toEpochMilli()));
    }

    private void pass(Duration time) {
        now = now.plus(time);
        context.setCurrentSystemTimeMs(now.toEpochMilli());
        tick();
    }

    private void tick() {
        for (var scheduled : List.copyOf(context.scheduledPunctuators())) {
            if (!scheduled.cancelled()) {
                scheduled.getPunctuator().punctuate(context.currentSystemTimeMs());
            }
        }
    }

    /** The call that is next, and what follows of it. */
    private void runOne() {
        calls.remove().run();
        tick();
    }

    private void runAll() {
        while (!calls.isEmpty()) {
            runOne();
        }
    }

    private void runUntilSaid(int commits) {
        while (shas().size() < commits) {
            runOne();
        }
    }

    private void runUntilMarkedThrough(Instant time) {
        while (marks().stream().noneMatch(mark -> mark.getThrough().equals(time))) {
            runOne();
        }
    }

    private List<Mark> marks() {
        return values().filter(Mark.class::isInstance).map(Mark.class::cast).toList();
    }

    private List<String> shas() {
        return values().filter(RawCommit.class::isInstance)
                .map(commit -> ((RawCommit) commit).getSha())
                .toList();
    }

    private Stream<SpecificRecord> values() {
        return context.forwarded(PollerTopology.RAW_COMMITS_SINK).stream()
                .map(forwarded -> (SpecificRecord) forwarded.record().value());
    }

    private <K, V> void addStore(String name, Serde<K> keys, Serde<V> values) {
        var store =
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), keys, values)
                        .withLoggingDisabled()
                        .build();
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
    }
}
