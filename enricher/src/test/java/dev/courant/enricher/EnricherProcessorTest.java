package dev.courant.enricher;

import static dev.courant.enricher.Samples.NOON;
import static dev.courant.enricher.Samples.REPO;
import static dev.courant.enricher.Samples.commit;
import static dev.courant.enricher.Samples.mark;
import static dev.courant.enricher.Samples.sha;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.async.CallPool;
import dev.courant.github.GitHubClient;
import dev.courant.schemas.AvroSerdes;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Mark;
import dev.courant.schemas.Progress;
import dev.courant.schemas.Topics;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.UUID;

/**
 * What the topology driver cannot show, since it forgets its stores: a crash, and another processor
 * over the same stores.
 */
class EnricherProcessorTest {

    private static final Topics TOPICS = Topics.withDefaultPrefix();

    private final AvroSerdes serdes = new AvroSerdes("mock://" + UUID.randomUUID());
    private final MockProcessorContext<String, SpecificRecord> context =
            new MockProcessorContext<>();

    private FakeGitHub hub;
    private GitHubClient client;

    @BeforeEach
    void open() throws Exception {
        hub = new FakeGitHub();
        client = hub.client(() -> NOON);
        context.setCurrentSystemTimeMs(NOON.toEpochMilli());
        addStore(EnricherTopology.PENDING_STORE, Serdes.Long(), Serdes.ByteArray());
        addStore(RepoLedger.COUNTS_STORE, Serdes.String(), Serdes.Long());
        addStore(RepoLedger.MARKS_STORE, Serdes.String(), serdes.of(Mark.class));
    }

    @AfterEach
    void close() {
        client.close();
        hub.close();
    }

    @Test
    void takesUpAfterACrashWhatWasPending() {
        hub.hasCommit(sha("a1"), "csrc/a.cu", "+a");
        EnricherProcessor before = processor(new CallPool(8, neverRun -> {}));
        before.init(context);
        read(before, TOPICS.rawIssues(), 3, mark(NOON, NOON.plusSeconds(60)).build());
        read(before, TOPICS.rawCommits(), 41, commit("a1", "fix: Fix a race").build());
        read(before, TOPICS.rawCommits(), 42, mark(NOON, NOON.plusSeconds(60)).build());
        assertThat(context.forwarded()).isEmpty();
        before.close();

        EnricherProcessor after = processor(CallPool.direct());
        after.init(context);
        tick();

        var out = context.forwarded();
        assertThat(out).hasSize(2);
        var event = (EnrichedEvent) out.getFirst().record().value();
        assertThat(event.getTitle()).isEqualTo("fix: Fix a race");
        assertThat(event.getFiles().getFirst().getPatch()).isEqualTo("+a");
        assertThat(event.getRawTopic()).isEqualTo(TOPICS.rawCommits());
        assertThat(event.getRawPartition()).isEqualTo(1);
        assertThat(event.getRawOffset()).isEqualTo(41);
        assertThat(out.getFirst().record().timestamp()).isEqualTo(NOON.toEpochMilli() + 41);
        assertThat(((Progress) out.getLast().record().value()).getEvents()).isEqualTo(1);
        after.close();
    }

    private EnricherProcessor processor(CallPool pool) {
        return new EnricherProcessor(EnricherConfig.defaults(), TOPICS, serdes, pool, client);
    }

    private void read(
            EnricherProcessor processor, String topic, long offset, SpecificRecord value) {
        context.setRecordMetadata(topic, 1, offset);
        processor.process(new Record<>(REPO, value, NOON.toEpochMilli() + offset));
    }

    private void tick() {
        long now = context.currentSystemTimeMs();
        for (var scheduled : context.scheduledPunctuators()) {
            if (!scheduled.cancelled()) {
                scheduled.getPunctuator().punctuate(now);
            }
        }
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
