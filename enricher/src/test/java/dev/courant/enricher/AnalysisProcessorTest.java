package dev.courant.enricher;

import static dev.courant.enricher.Samples.NOON;
import static dev.courant.enricher.Samples.REPO;
import static dev.courant.enricher.Samples.mark;
import static dev.courant.enricher.Samples.sha;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.async.CallPool;
import dev.courant.llm.LlmClient;
import dev.courant.llm.UsageMeter;
import dev.courant.schemas.AvroSerdes;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Level;
import dev.courant.schemas.ModelAnswer;
import dev.courant.schemas.Topics;
import dev.courant.testkit.llm.LlmSimulator;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What the topology driver cannot show, since it forgets its stores: a crash, a restart, and
 * another configuration over the same stores.
 */
class AnalysisProcessorTest {

    private static final LocalDate TODAY = LocalDate.ofInstant(NOON, ZoneOffset.UTC);
    private static final long PER_DAY = 100_000;

    private final AvroSerdes serdes = new AvroSerdes("mock://" + UUID.randomUUID());
    private final MockProcessorContext<String, Object> context = new MockProcessorContext<>();
    private Instant now = NOON;
    @AutoClose private final LlmSimulator llm = LlmSimulator.start(() -> now);
    private final List<LlmClient> clients = new ArrayList<>();

    @BeforeEach
    void open() {
        context.setCurrentSystemTimeMs(now.toEpochMilli());
        addStore(EnricherTopology.ANALYSES_STORE, Serdes.Long(), Serdes.ByteArray());
        addStore(HeldEvents.STORE, Serdes.String(), serdes.of(PendingFinding.class));
        addStore(TokenLedger.STORE, Serdes.String(), Serdes.Long());
        var answers = Stores.inMemoryKeyValueStore(EnricherTopology.ANSWERS_STORE);
        add(
                Stores.timestampedKeyValueStoreBuilder(
                        answers, Serdes.String(), serdes.of(ModelAnswer.class)));
    }

    @AfterEach
    void close() {
        clients.forEach(LlmClient::close);
    }

    @Test
    void takesUpAfterACrashWhatWasAskedHeldAndMarked() {
        var before = opened(processor(client(PER_DAY), new CallPool(8, neverRun -> {})));
        event(before, "a1", Level.HIGH);
        markRead(before, 60);
        event(before, "a2", Level.LOW);
        before.close();
        assertThat(context.forwarded()).isEmpty();

        var after = opened(processor(client(PER_DAY), CallPool.direct()));
        tick();
        assertThat(forwarded()).containsExactly(id("a1"), "mark 60");
        markRead(after, 120);

        assertThat(forwarded()).containsExactly(id("a1"), "mark 60", id("a2"), "mark 120");
        assertThat(events()).allSatisfy(event -> assertThat(event.getAnalysis()).isNotNull());
        after.close();
    }

    @Test
    void emitsInOrderWhatWaitedForAModelThatIsConfiguredNoLonger() {
        var before = opened(processor(client(PER_DAY), new CallPool(8, neverRun -> {})));
        event(before, "a1", Level.HIGH);
        event(before, "a2", Level.HIGH);
        markRead(before, 60);
        event(before, "a3", Level.LOW);
        before.close();

        var after = opened(withoutModel(CallPool.direct()));
        event(after, "a4", Level.HIGH);
        markRead(after, 120);
        tick();

        assertThat(forwarded())
                .containsExactly(id("a1"), id("a2"), "mark 60", id("a4"), id("a3"), "mark 120");
        assertThat(events())
                .allSatisfy(
                        event -> {
                            assertThat(event.getAnalysis()).isNull();
                            assertThat(event.getAnalysisProblem()).isNull();
                            assertThat(event.getUsage()).isNull();
                        });
        event(after, "a5", Level.LOW);
        assertThat(forwarded()).last().isEqualTo(id("a5"));
        assertThat(llm.requests()).isEmpty();
        after.close();
    }

    @Test
    void nothingOvertakesWhatWasAskedOfAModelThatIsConfiguredNoLonger() {
        var before = opened(processor(client(0), new CallPool(8, neverRun -> {})));
        event(before, "a1", Level.HIGH);
        before.close();

        var after = opened(withoutModel(CallPool.direct()));
        markRead(after, 60);
        tick();

        assertThat(forwarded()).containsExactly(id("a1"), "mark 60");
        after.close();
    }

    @Test
    void nothingOvertakesWhatWasHeldThoughNoMarkComes() {
        var before = opened(processor(client(PER_DAY), CallPool.direct()));
        event(before, "a1", Level.LOW);
        before.close();

        var after = opened(withoutModel(CallPool.direct()));
        assertThat(context.forwarded()).as("nothing while the task is being made").isEmpty();
        tick();

        assertThat(forwarded()).containsExactly(id("a1"));
        after.close();
    }

    @Test
    void asksAboutWhatWasHeldWhenTokensAreLimitedNoLonger() {
        var before = opened(processor(client(PER_DAY), CallPool.direct()));
        event(before, "a1", Level.LOW);
        before.close();

        var after = opened(processor(client(0), CallPool.direct()));
        tick();

        assertThat(events())
                .singleElement()
                .satisfies(event -> assertThat(event.getAnalysis()).isNotNull());
        after.close();
    }

    @Test
    void remembersWhatWasSpentAcrossARestart() {
        LlmClient first = client(PER_DAY);
        var before = opened(processor(first, CallPool.direct()));
        event(before, "a1", Level.HIGH);
        long spent = first.budget().spent(TODAY);
        assertThat(spent).isPositive();
        before.close();
        assertThat(first.budget().spent(TODAY)).as("the task has left").isZero();

        LlmClient second = client(PER_DAY);
        var after = opened(processor(second, CallPool.direct()));

        assertThat(second.budget().spent(TODAY)).isEqualTo(spent);
        event(after, "a2", Level.HIGH);
        after.close();
        LlmClient third = client(PER_DAY);
        opened(processor(third, CallPool.direct())).close();
        assertThat(third.budget().spent(TODAY)).isZero();
        opened(processor(third, CallPool.direct()));
        assertThat(third.budget().spent(TODAY)).isGreaterThan(spent);
    }

    @Test
    void keepsTheLatestDaysTokensAlone() {
        var processor = opened(processor(client(PER_DAY), CallPool.direct()));
        event(processor, "a1", Level.HIGH);
        now = now.plus(Duration.ofDays(1));
        context.setCurrentSystemTimeMs(now.toEpochMilli());
        event(processor, "a2", Level.HIGH);
        processor.close();

        LlmClient next = client(PER_DAY);
        opened(processor(next, CallPool.direct()));

        assertThat(next.budget().spent(TODAY)).isZero();
        assertThat(next.budget().spent(TODAY.plusDays(1))).isPositive();
    }

    private LlmClient client(long perDay) {
        var client = new LlmClient(Newsroom.config(llm).withTokensPerDay(perDay), () -> now);
        clients.add(client);
        return client;
    }

    private AnalysisProcessor processor(LlmClient client, CallPool pool) {
        return new AnalysisProcessor(
                new Analyst(AnalystConfig.of("AI Infra", "en"), client, () -> now),
                Topics.withDefaultPrefix(),
                serdes,
                pool,
                UsageMeter.NONE);
    }

    private AnalysisProcessor withoutModel(CallPool pool) {
        return new AnalysisProcessor(
                null, Topics.withDefaultPrefix(), serdes, pool, UsageMeter.NONE);
    }

    private AnalysisProcessor opened(AnalysisProcessor processor) {
        processor.init(context);
        return processor;
    }

    private void event(AnalysisProcessor processor, String label, Level level) {
        var event = Samples.event(level).setId(id(label)).setSha(sha(label)).setTitle(label);
        read(processor, new Finding.Event(event.build()));
    }

    private void markRead(AnalysisProcessor processor, int second) {
        var mark = mark(NOON, NOON.plusSeconds(second)).build();
        read(processor, new Finding.Complete(mark, Topics.withDefaultPrefix().rawCommits()));
    }

    private void read(AnalysisProcessor processor, Finding finding) {
        processor.process(new Record<>(REPO, finding, NOON.toEpochMilli()));
    }

    private static String id(String label) {
        return REPO + "#commit#" + sha(label);
    }

    private List<String> forwarded() {
        return findings().stream()
                .map(
                        finding ->
                                switch (finding) {
                                    case Finding.Event(EnrichedEvent event) -> event.getId();
                                    case Finding.Complete complete ->
                                            "mark "
                                                    + Duration.between(
                                                                    NOON,
                                                                    complete.mark().getThrough())
                                                            .toSeconds();
                                })
                .toList();
    }

    private List<EnrichedEvent> events() {
        return findings().stream()
                .filter(Finding.Event.class::isInstance)
                .map(finding -> ((Finding.Event) finding).event())
                .toList();
    }

    private List<Finding> findings() {
        return context.forwarded(EnricherTopology.LEDGER).stream()
                .map(forwarded -> (Finding) forwarded.record().value())
                .toList();
    }

    private void tick() {
        long time = context.currentSystemTimeMs();
        for (var scheduled : List.copyOf(context.scheduledPunctuators())) {
            if (!scheduled.cancelled()) {
                scheduled.getPunctuator().punctuate(time);
            }
        }
    }

    private <K, V> void addStore(String name, Serde<K> keys, Serde<V> values) {
        add(Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), keys, values));
    }

    private <S extends StateStore> void add(StoreBuilder<S> builder) {
        S store = builder.withLoggingDisabled().build();
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
    }
}
