package dev.courant.app.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.app.config.ConfigFile;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

class UnprocessableToDeadLettersTest {

    private static final Instant TIME = Instant.parse("2026-02-24T10:00:00Z");

    @TempDir Path stateDir;

    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> in;
    private TestOutputTopic<String, String> out;
    private TestOutputTopic<byte[], byte[]> dead;

    @Test
    void takeTheSourceRecordOfAFailureInAProcessor() {
        open(new StringDeserializer());

        in.pipeInput(record("k1", "breaks"));
        in.pipeInput(record("k2", "fine"));

        assertThat(out.readValuesToList()).containsExactly("fine");
        var letter = dead.readRecord();
        assertThat(letter.key()).isEqualTo(bytes("k1"));
        assertThat(letter.value()).isEqualTo(bytes("breaks"));
        assertThat(headers(letter))
                .containsEntry("own", "header")
                .containsEntry("courant.source-topic", "in")
                .containsEntry("courant.source-partition", "0")
                .containsEntry("courant.source-offset", "0")
                .containsEntry("courant.source-timestamp", String.valueOf(TIME.toEpochMilli()))
                .containsEntry("courant.stage", "enricher")
                .containsEntry("courant.reason", "IllegalArgumentException: cannot work on it");
    }

    @Test
    void tellWhereTheValueStandsOfARecordThatHasNone() {
        open(new StringDeserializer());

        in.pipeInput(new TestRecord<>(bytes("k1"), null, TIME));
        in.pipeInput(record("k2", "fine"));

        assertThat(out.readValuesToList()).containsExactly("fine");
        assertThat(headers(dead.readRecord()))
                .containsEntry("courant.source-offset", "0")
                .containsEntry("courant.value-at-source", "true");
    }

    @Test
    void takeARecordWhoseBytesAProcessorCannotDoWith() {
        open(new StringDeserializer());

        in.pipeInput(record("k1", "no bytes"));

        assertThat(dead.readRecord().value()).isEqualTo(bytes("no bytes"));
    }

    @Test
    void tellWhereTheValueStandsOfOneThatIsLargerThanAnyTopicTakes() {
        open(new StringDeserializer());

        in.pipeInput(record("k1", "breaks" + "!".repeat(StreamsSettings.MAX_MESSAGE_BYTES)));

        var letter = dead.readRecord();
        assertThat(letter.value()).isNull();
        assertThat(headers(letter)).containsKey("courant.value-at-source");
    }

    @Test
    void undecodableRecordsOfAGlobalTableDoNotEndIt() {
        var builder = new StreamsBuilder();
        Deserializer<String> picky =
                (topic, data) -> {
                    if (data[0] == '?') {
                        throw new SerializationException("no schema");
                    }
                    return new String(data, StandardCharsets.UTF_8);
                };
        builder.globalTable(
                "in",
                Consumed.with(Serdes.String(), Serdes.serdeFrom(new StringSerializer(), picky)),
                Materialized.as(Stores.inMemoryKeyValueStore("table")));
        open(builder.build());

        in.pipeInput(record("k1", "?"));
        in.pipeInput(record("k2", "fine"));

        assertThat(driver.getKeyValueStore("table").get("k1")).isNull();
        assertThat(driver.getKeyValueStore("table").get("k2")).isEqualTo("fine");
    }

    @Test
    void takeNoRecordThatOnlyTheRegistryCouldNotHelpWith() {
        open(
                (topic, data) -> {
                    throw new SerializationException(
                            "cannot fetch", new RestClientException("unavailable", 503, 50301));
                });

        assertThatThrownBy(() -> in.pipeInput(record("k1", "fine")))
                .isInstanceOf(StreamsException.class);

        assertThat(dead.isEmpty()).isTrue();
    }

    @Test
    void takeNoRecordWhenAStoreFails() {
        open(new StringDeserializer());

        assertThatThrownBy(() -> in.pipeInput(record("k1", "store fails")))
                .isInstanceOf(StreamsException.class);

        assertThat(dead.isEmpty()).isTrue();
    }

    @AfterEach
    void close() {
        driver.close();
    }

    private void open(Deserializer<String> values) {
        var topology =
                new Topology()
                        .addSource("source", new StringDeserializer(), values, "in")
                        .addProcessor("breaking", Breaking::new, "source")
                        .addSink(
                                "sink",
                                "out",
                                new StringSerializer(),
                                new StringSerializer(),
                                "breaking");
        open(topology);
    }

    private void open(Topology topology) {
        var kafka = ConfigFile.defaults(Map.of()).kafka();
        var settings = new StreamsSettings(kafka, "nowhere:1", stateDir, "test", true);
        driver = new TopologyTestDriver(topology, settings.of("enricher"));
        in = driver.createInputTopic("in", new ByteArraySerializer(), new ByteArraySerializer());
        out = driver.createOutputTopic("out", new StringDeserializer(), new StringDeserializer());
        dead =
                driver.createOutputTopic(
                        "courant.dead-letters",
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
    }

    private static final class Breaking
            extends ContextualProcessor<String, String, String, String> {

        @Override
        public void process(Record<String, String> record) {
            switch (record.value().split("!", 2)[0]) {
                case "no bytes" -> throw new SerializationException("cannot write it");
                case "breaks" -> throw new IllegalArgumentException("cannot work on it");
                case "store fails" -> throw new StreamsException("disk full");
                default -> context().forward(record);
            }
        }
    }

    private static TestRecord<byte[], byte[]> record(String key, String value) {
        var headers = new RecordHeaders().add("own", bytes("header"));
        return new TestRecord<>(bytes(key), bytes(value), headers, TIME);
    }

    private static Map<String, String> headers(TestRecord<byte[], byte[]> record) {
        var map = new java.util.HashMap<String, String>();
        Headers headers = record.headers();
        headers.forEach(
                header ->
                        map.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return map;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
