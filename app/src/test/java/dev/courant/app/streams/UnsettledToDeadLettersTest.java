package dev.courant.app.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.app.config.ConfigFile;
import dev.courant.async.AsyncConfig;
import dev.courant.async.AsyncHandler;
import dev.courant.async.AsyncStage;
import dev.courant.async.CallPool;
import dev.courant.async.Entry;
import dev.courant.async.Origin;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Whatever fails at the outcome of a call: the entry that it was becomes the dead letter, not the
 * record that happens to be processed, and nothing else is held up.
 *
 * <p>What the records are called says what fails at them.
 */
class UnsettledToDeadLettersTest {

    private static final Instant TIME = Instant.parse("2026-02-24T10:00:00Z");

    private static final String DOWNSTREAM = "breaks downstream";
    private static final String SINK = "breaks the sink";
    private static final String SINK_BY_TYPE = "breaks the sink by its type";
    private static final String HANDLER = "breaks the handler";
    private static final String MARK = "mark that breaks downstream";
    private static final String PRECIOUS = "precious, breaks downstream";
    private static final String OUTAGE = "meets an outage";

    @TempDir Path stateDir;

    private final List<Runnable> calls = new ArrayList<>();
    private TopologyTestDriver driver;
    private TestInputTopic<String, String> in;
    private TestOutputTopic<String, String> out;
    private TestOutputTopic<String, String> dead;

    @ParameterizedTest
    @ValueSource(strings = {DOWNSTREAM, SINK, SINK_BY_TYPE, HANDLER})
    void inAPunctuatorTheEntryIsTheLetterAndTheRestGoesOn(String breaking) {
        in.pipeInput("k1", breaking, TIME);
        in.pipeInput("k2", "fine", TIME);
        runCalls();
        tick();

        assertThat(out.readValuesToList()).containsExactly("fine");
        assertLetter(dead.readRecord(), breaking, "0");
        assertThat(dead.isEmpty()).isTrue();
        assertNothingPends();
    }

    @ParameterizedTest
    @ValueSource(strings = {DOWNSTREAM, SINK, SINK_BY_TYPE, HANDLER})
    void whileAnotherRecordIsProcessedTheEntryIsTheLetterAndTheOtherStays(String breaking) {
        in.pipeInput("k1", breaking, TIME);
        runCalls();
        in.pipeInput("k2", "fine", TIME);

        assertLetter(dead.readRecord(), breaking, "0");

        runCalls();
        tick();
        assertThat(out.readValuesToList()).containsExactly("fine");
        assertThat(dead.isEmpty()).isTrue();
        assertNothingPends();
    }

    @Test
    void severalInOneTurnAreALetterEach() {
        in.pipeInput("k1", HANDLER, TIME);
        in.pipeInput("k2", HANDLER, TIME);
        in.pipeInput("k3", DOWNSTREAM, TIME);
        runCalls();
        tick();

        assertThat(dead.readValuesToList()).containsExactlyInAnyOrder(HANDLER, HANDLER, DOWNSTREAM);
        assertNothingPends();
    }

    @Test
    void aMarkThatFailsIsALetterAndTheNextOnePasses() {
        in.pipeInput("k1", "fine", TIME);
        in.pipeInput("k1", MARK, TIME);
        in.pipeInput("k1", "mark", TIME);
        runCalls();
        tick();

        assertThat(out.readValuesToList()).containsExactly("fine", "mark");
        assertLetter(dead.readRecord(), MARK, "1");
        assertNothingPends();
    }

    @Test
    void aRecordThatFailsByItselfIsTheLetterThoughOthersWait() {
        in.pipeInput("k1", "fine", TIME);
        in.pipeInput("k2", "not to be taken in", TIME);
        runCalls();
        tick();

        assertThat(out.readValuesToList()).containsExactly("fine");
        assertThat(header(dead.readRecord(), "courant.source-offset")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {PRECIOUS, OUTAGE})
    void whatMustNotBeLostAndOutagesEndTheThreadAndAreNoLetter(String breaking) {
        in.pipeInput("k1", breaking, TIME);
        runCalls();

        assertThatThrownBy(() -> in.pipeInput("k2", "fine", TIME))
                .isInstanceOf(StreamsException.class);

        assertThat(dead.isEmpty()).isTrue();
    }

    private static void assertLetter(
            TestRecord<String, String> letter, String value, String offset) {
        assertThat(letter.key()).isEqualTo("k1");
        assertThat(letter.value()).isEqualTo(value);
        assertThat(header(letter, "courant.source-topic")).isEqualTo("in");
        assertThat(header(letter, "courant.source-partition")).isEqualTo("0");
        assertThat(header(letter, "courant.source-offset")).isEqualTo(offset);
        assertThat(header(letter, "courant.source-timestamp"))
                .isEqualTo(String.valueOf(TIME.toEpochMilli()));
        assertThat(header(letter, "courant.stage")).isEqualTo("enricher");
        assertThat(header(letter, "courant.reason")).contains("cannot take");
    }

    private void assertNothingPends() {
        try (var pending = driver.getKeyValueStore("pending").all()) {
            assertThat(pending.hasNext()).isFalse();
        }
    }

    @BeforeEach
    void open() {
        var topology =
                new Topology()
                        .addSource("in", new StringDeserializer(), new StringDeserializer(), "in")
                        .addProcessor("waiting", Waiting::new, "in")
                        .addStateStore(AsyncStage.store("pending"), "waiting")
                        .addProcessor("picky", Picky::new, "waiting")
                        .addSink("out", "out", new StringSerializer(), pickyBytes(), "picky");
        var kafka = ConfigFile.defaults(Map.of()).kafka();
        var settings = new StreamsSettings(kafka, "nowhere:1", stateDir, "test", true);
        driver = new TopologyTestDriver(topology, settings.of("enricher"), TIME);
        in = driver.createInputTopic("in", new StringSerializer(), new StringSerializer());
        out = driver.createOutputTopic("out", new StringDeserializer(), new StringDeserializer());
        dead =
                driver.createOutputTopic(
                        "courant.dead-letters", new StringDeserializer(), new StringDeserializer());
    }

    @AfterEach
    void close() {
        driver.close();
    }

    private void runCalls() {
        List<Runnable> now = List.copyOf(calls);
        calls.clear();
        now.forEach(Runnable::run);
    }

    private void tick() {
        driver.advanceWallClockTime(Duration.ofMillis(20));
    }

    private static Serializer<String> pickyBytes() {
        return (topic, value) ->
                switch (value) {
                    case SINK -> throw new SerializationException("cannot take it as bytes");
                    case SINK_BY_TYPE -> throw new ClassCastException("cannot take this type");
                    default -> value.getBytes(StandardCharsets.UTF_8);
                };
    }

    private static String header(TestRecord<String, String> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static final class Picky extends ContextualProcessor<String, String, String, String> {

        @Override
        public void process(Record<String, String> record) {
            switch (record.value()) {
                case DOWNSTREAM, MARK, PRECIOUS ->
                        throw new IllegalArgumentException("cannot take it");
                case OUTAGE -> throw new TimeoutException("the brokers do not answer");
                default -> context().forward(record);
            }
        }
    }

    /** Payloads are {@code offset/value}. */
    private final class Waiting
            implements Processor<String, String, String, String>, AsyncHandler<String, String> {

        private ProcessorContext<String, String> context;
        private AsyncStage<String, String> stage;

        @Override
        public void init(ProcessorContext<String, String> newContext) {
            context = newContext;
            stage =
                    AsyncStage.open(
                            newContext,
                            AsyncConfig.of("pending"),
                            new CallPool(8, calls::add),
                            Serdes.String(),
                            this);
        }

        @Override
        public void process(Record<String, String> record) {
            if (record.value().equals("not to be taken in")) {
                throw new IllegalArgumentException("cannot take it in");
            }
            long offset = context.recordMetadata().orElseThrow().offset();
            String payload = offset + "/" + record.value();
            if (record.value().startsWith("mark")) {
                stage.barrier(payload, record.key(), payload, record.timestamp());
            } else {
                stage.submit(payload, record.key(), payload, record.timestamp());
            }
        }

        @Override
        public Callable<String> prepare(Entry<String> entry) {
            return () -> value(entry);
        }

        @Override
        public void completed(Entry<String> entry, String result) {
            if (result.equals(HANDLER)) {
                throw new IllegalStateException("cannot take the result");
            }
            forward(entry);
        }

        @Override
        public void failed(Entry<String> entry, Throwable cause) {
            throw new IllegalStateException("cannot take the failure either", cause);
        }

        @Override
        public void released(Entry<String> barrier) {
            forward(barrier);
        }

        @Override
        public Optional<Origin> origin(Entry<String> entry) {
            if (value(entry).equals(PRECIOUS)) {
                return Optional.empty();
            }
            long offset = Long.parseLong(entry.payload().split("/", 2)[0]);
            return Optional.of(
                    new Origin(
                            "in",
                            0,
                            offset,
                            entry.timestamp(),
                            entry.key().getBytes(StandardCharsets.UTF_8),
                            value(entry).getBytes(StandardCharsets.UTF_8)));
        }

        private void forward(Entry<String> entry) {
            context.forward(new Record<>(entry.key(), value(entry), entry.timestamp()));
        }

        private String value(Entry<String> entry) {
            return entry.payload().split("/", 2)[1];
        }

        @Override
        public void close() {
            stage.close();
        }
    }
}
