package dev.courant.enricher;

import static dev.courant.enricher.Samples.NOON;
import static dev.courant.enricher.Samples.POSITION;
import static dev.courant.enricher.Samples.REPO;
import static dev.courant.enricher.Samples.commit;
import static dev.courant.enricher.Samples.mark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.courant.schemas.AvroSerdes;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Mark;
import dev.courant.schemas.Progress;
import dev.courant.schemas.Topics;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

class LedgerProcessorTest {

    private static final Topics TOPICS = Topics.withDefaultPrefix();
    private static final String UNWRITABLE = "cannot be written";

    @TempDir Path state;
    private final Map<String, Instant> watermarks = new HashMap<>();

    private final ProgressMeter meter =
            new ProgressMeter() {
                @Override
                public void complete(String repo, Instant through) {
                    watermarks.put(repo, through);
                }

                @Override
                public void left(String repo) {
                    watermarks.remove(repo);
                }
            };

    private final AvroSerdes serdes = new AvroSerdes("mock://" + UUID.randomUUID());

    /** Progress that counted it would keep the aggregator waiting for ever. */
    @Test
    void anEventThatCannotBeWrittenIsNotCounted() {
        try (var driver = new TopologyTestDriver(topology(), settings())) {
            var in = driver.createInputTopic("in", new StringSerializer(), new StringSerializer());
            in.pipeInput(REPO, "first");
            in.pipeInput(REPO, UNWRITABLE);
            in.pipeInput(REPO, "last");
            in.pipeInput(REPO, "mark");

            assertThat(values(driver, TOPICS.enriched()).readValuesToList())
                    .extracting(event -> ((EnrichedEvent) event).getTitle())
                    .containsExactly("first", "last");
            assertThat(values(driver, TOPICS.progress()).readValuesToList())
                    .extracting(progress -> ((Progress) progress).getEvents())
                    .containsExactly(2L);
        }
    }

    @Test
    void theMeterKnowsHowFarARepositoryIsCompleteAsLongAsThisInstanceDoes() {
        try (var driver = new TopologyTestDriver(topology(), settings())) {
            var in = driver.createInputTopic("in", new StringSerializer(), new StringSerializer());
            in.pipeInput(REPO, "first");
            assertThat(watermarks).isEmpty();
            in.pipeInput(REPO, "mark");
            assertThat(watermarks).containsExactly(entry(REPO, NOON.plusSeconds(60)));
        }
        assertThat(watermarks).isEmpty();
    }

    private TestOutputTopic<String, SpecificRecord> values(
            TopologyTestDriver driver, String topic) {
        return driver.createOutputTopic(
                topic, new StringDeserializer(), serdes.any().deserializer());
    }

    private Topology topology() {
        return new Topology()
                .addSource("in", new StringDeserializer(), new StringDeserializer(), "in")
                .addProcessor("findings", Findings::new, "in")
                .addProcessor("ledger", () -> new LedgerProcessor(TOPICS, meter), "findings")
                .addStateStore(
                        Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(RepoLedger.COUNTS_STORE),
                                Serdes.String(),
                                Serdes.Long()),
                        "ledger")
                .addStateStore(
                        Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(RepoLedger.MARKS_STORE),
                                Serdes.String(),
                                serdes.of(Mark.class)),
                        "ledger")
                .addSink(
                        EnricherTopology.ENRICHED_SINK,
                        TOPICS.enriched(),
                        new StringSerializer(),
                        picky(),
                        "ledger")
                .addSink(
                        EnricherTopology.PROGRESS_SINK,
                        TOPICS.progress(),
                        new StringSerializer(),
                        picky(),
                        "ledger");
    }

    private Serializer<SpecificRecord> picky() {
        var avro = serdes.any().serializer();
        return (topic, value) -> {
            if (value instanceof EnrichedEvent event && event.getTitle().equals(UNWRITABLE)) {
                throw new SerializationException(UNWRITABLE);
            }
            return avro.serialize(topic, value);
        };
    }

    private Properties settings() {
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "ledger-test");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        settings.put(
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
                LogAndContinueProcessingExceptionHandler.class);
        return settings;
    }

    /** Titles become commits, "mark" one for both streams. */
    private static final class Findings
            extends ContextualProcessor<String, String, String, Finding> {

        @Override
        public void process(Record<String, String> record) {
            if (record.value().equals("mark")) {
                Instant through = NOON.plusSeconds(60);
                var mark = mark(NOON, through).setObservedAt(through).build();
                forward(record, new Finding.Complete(mark, TOPICS.rawCommits()));
                forward(record, new Finding.Complete(mark, TOPICS.rawIssues()));
            } else {
                var raw = commit(record.value(), record.value()).build();
                var events = new EnrichedEvents(EnricherConfig.defaults());
                forward(
                        record,
                        new Finding.Event(events.commitWithoutDiff(raw, POSITION, "no diff")));
            }
        }

        private void forward(Record<String, String> record, Finding finding) {
            context().forward(record.withValue(finding));
        }
    }
}
