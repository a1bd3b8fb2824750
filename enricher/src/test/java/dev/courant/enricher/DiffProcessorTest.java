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
class DiffProcessorTest {

    private static final Topics TOPICS = Topics.withDefaultPrefix();

    private final AvroSerdes serdes = new AvroSerdes("mock://" + UUID.randomUUID());
    private final MockProcessorContext<String, Finding> context = new MockProcessorContext<>();

    private FakeGitHub hub;
    private GitHubClient client;

    @BeforeEach
    void open() throws Exception {
        hub = new FakeGitHub();
        client = hub.client(() -> NOON);
        context.setCurrentSystemTimeMs(NOON.toEpochMilli());
        addStore(EnricherTopology.DIFFS_STORE, Serdes.Long(), Serdes.ByteArray());
    }

    @AfterEach
    void close() {
        client.close();
        hub.close();
    }

    @Test
    void takesUpAfterACrashWhatWasPending() {
        hub.hasCommit(sha("a1"), "csrc/a.cu", "+a");
        DiffProcessor before = processor(new CallPool(8, neverRun -> {}));
        before.init(context);
        read(before, TOPICS.rawCommits(), 41, commit("a1", "fix: Fix a race").build());
        read(before, TOPICS.rawCommits(), 42, mark(NOON, NOON.plusSeconds(60)).build());
        assertThat(context.forwarded()).isEmpty();
        before.close();

        DiffProcessor after = processor(CallPool.direct());
        after.init(context);
        tick();

        var out = context.forwarded();
        assertThat(out).hasSize(2);
        var event = ((Finding.Event) out.getFirst().record().value()).event();
        assertThat(event.getTitle()).isEqualTo("fix: Fix a race");
        assertThat(event.getFiles().getFirst().getPatch()).isEqualTo("+a");
        assertThat(event.getRawTopic()).isEqualTo(TOPICS.rawCommits());
        assertThat(event.getRawPartition()).isEqualTo(1);
        assertThat(event.getRawOffset()).isEqualTo(41);
        assertThat(out.getFirst().record().timestamp()).isEqualTo(NOON.toEpochMilli() + 41);
        assertThat(out.getLast().record().value())
                .isEqualTo(
                        new Finding.Complete(
                                mark(NOON, NOON.plusSeconds(60)).build(), TOPICS.rawCommits()));
        after.close();
    }

    private DiffProcessor processor(CallPool pool) {
        return new DiffProcessor(EnricherConfig.defaults(), serdes, pool, client);
    }

    private void read(DiffProcessor processor, String topic, long offset, SpecificRecord value) {
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
