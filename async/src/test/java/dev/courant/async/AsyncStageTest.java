package dev.courant.async;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
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
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.Callable;

/** The stage inside a topology: values are upper-cased by calls, "mark" is a barrier. */
class AsyncStageTest {

    private static final String STORE = "pending";
    private static final AsyncConfig CONFIG =
            AsyncConfig.of(STORE).withFailures(3, Duration.ofSeconds(1), Duration.ofSeconds(8));
    private static final Instant START = Instant.parse("2026-02-24T00:00:00Z");

    @TempDir Path stateDirectory;
    private final List<Runnable> calls = new ArrayList<>();
    private int failuresToCome;
    private AsyncConfig config = CONFIG;
    private TopologyTestDriver driver;
    private TestInputTopic<String, String> in;
    private TestOutputTopic<String, String> out;

    private final class Upper
            implements Processor<String, String, String, String>, AsyncHandler<String, String> {

        private ProcessorContext<String, String> context;
        private AsyncStage<String, String> stage;

        @Override
        public void init(ProcessorContext<String, String> context) {
            this.context = context;
            this.stage =
                    AsyncStage.open(
                            context, config, new CallPool(4, calls::add), Serdes.String(), this);
        }

        @Override
        public void process(Record<String, String> record) {
            String id = record.key() + "/" + record.value();
            if (record.value().startsWith("mark")) {
                stage.barrier(id, record.key(), record.value(), record.timestamp());
            } else {
                stage.submit(id, record.key(), record.value(), record.timestamp());
            }
        }

        @Override
        public Callable<String> prepare(Entry<String> entry) {
            return () -> {
                if (failuresToCome-- > 0) {
                    throw new IllegalStateException("not yet");
                }
                return entry.payload().toUpperCase(Locale.ROOT);
            };
        }

        @Override
        public void completed(Entry<String> entry, String result) {
            if (result.equals("POISON")) {
                throw new IllegalArgumentException("cannot take this");
            }
            forward(entry, result);
        }

        @Override
        public void failed(Entry<String> entry, Throwable cause) {
            forward(entry, "failed: " + cause.getMessage());
        }

        @Override
        public void released(Entry<String> barrier) {
            forward(barrier, barrier.payload());
        }

        private void forward(Entry<String> entry, String value) {
            context.forward(new Record<>(entry.key(), value, entry.timestamp()));
        }

        @Override
        public void close() {
            stage.close();
        }
    }

    @BeforeEach
    void openDriver() {
        var topology =
                new Topology()
                        .addSource("in", new StringDeserializer(), new StringDeserializer(), "in")
                        .addProcessor("upper", Upper::new, "in")
                        .addStateStore(AsyncStage.store(STORE), "upper")
                        .addSink(
                                "out",
                                "out",
                                new StringSerializer(),
                                new StringSerializer(),
                                "upper");
        var properties = new Properties();
        properties.put("application.id", "async-stage-test");
        properties.put("bootstrap.servers", "none:0");
        properties.put("state.dir", stateDirectory.toString());
        driver = new TopologyTestDriver(topology, properties, START);
        in = driver.createInputTopic("in", new StringSerializer(), new StringSerializer());
        out = driver.createOutputTopic("out", new StringDeserializer(), new StringDeserializer());
    }

    @AfterEach
    void closeDriver() {
        driver.close();
    }

    private void runCalls() {
        List<Runnable> now = List.copyOf(calls);
        calls.clear();
        now.forEach(Runnable::run);
    }

    @Test
    void forwardsAResultAtTheNextTickWithTheTimestampOfItsRecord() {
        in.pipeInput("k", "a", Instant.ofEpochMilli(77));
        runCalls();
        assertThat(out.isEmpty()).isTrue();

        driver.advanceWallClockTime(Duration.ofMillis(20));

        assertThat(out.readRecord())
                .isEqualTo(new TestRecord<>("k", "A", Instant.ofEpochMilli(77)));
        assertThat(pending().approximateNumEntries()).isZero();
    }

    @Test
    void forwardsAResultWithTheNextRecordToo() {
        in.pipeInput("k", "a");
        runCalls();

        in.pipeInput("k", "b");

        assertThat(out.readValuesToList()).containsExactly("A");
    }

    @Test
    void marksStayBehindTheirEventsAcrossTicks() {
        in.pipeInput("k", "a");
        in.pipeInput("k", "mark");
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        assertThat(out.isEmpty()).isTrue();

        runCalls();
        driver.advanceWallClockTime(Duration.ofMillis(100));

        assertThat(out.readValuesToList()).containsExactly("A", "mark");
    }

    @Test
    void retriesByWallClockWithoutAnyFurtherRecord() {
        failuresToCome = 2;
        in.pipeInput("k", "a");

        for (int second = 0; second < 20 && out.isEmpty(); second++) {
            runCalls();
            driver.advanceWallClockTime(Duration.ofSeconds(1));
        }

        assertThat(out.readValuesToList()).containsExactly("A");
    }

    @Test
    void aBatchAboveTheCapacityWaitsOnceAndIsTakenInAll() {
        config = CONFIG.withCapacity(2);
        closeDriver();
        openDriver();
        in.pipeInput("k", "a");
        in.pipeInput("k", "b");
        long start = System.nanoTime();

        for (int i = 0; i < 20; i++) {
            in.pipeInput("k", "more " + i);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(
                        AsyncConfig.MAX_WAIT_AT_CAPACITY.minusMillis(100),
                        AsyncConfig.MAX_WAIT_AT_CAPACITY.multipliedBy(3));
        for (int i = 0; i < 40; i++) {
            runCalls();
            driver.advanceWallClockTime(CONFIG.tick());
        }
        assertThat(out.readValuesToList()).hasSize(22);
    }

    @Test
    void aResultThatTheStageCannotTakeIsGivenUpAndTheThreadLivesOn() {
        in.pipeInput("k", "poison");
        in.pipeInput("k", "b");
        runCalls();

        driver.advanceWallClockTime(Duration.ofMillis(20));

        assertThat(out.readValuesToList()).containsExactly("failed: cannot take this", "B");
    }

    private KeyValueStore<Long, byte[]> pending() {
        return driver.getKeyValueStore(STORE);
    }
}
