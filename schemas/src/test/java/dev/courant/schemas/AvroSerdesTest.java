package dev.courant.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

class AvroSerdesTest {

    private static final Instant NOON = Instant.parse("2026-02-24T12:00:00Z");
    private final AvroSerdes serdes = new AvroSerdes("mock://avro-serdes-test");

    private static Mark mark() {
        return Mark.newBuilder()
                .setRepo("acme/x")
                .setFrom(NOON)
                .setThrough(NOON)
                .setObservedAt(NOON)
                .build();
    }

    private static RawCommit commit() {
        return RawCommit.newBuilder()
                .setRepo("acme/x")
                .setSha("c0ffee")
                .setMessage("修复 a bug 🐞")
                .setAuthorName("Ada")
                .setCommittedAt(NOON)
                .setOccurredAt(NOON)
                .setUrl("https://github.com/acme/x/commit/c0ffee")
                .build();
    }

    @Test
    void oneTopicHoldsSeveralRecordTypes() {
        Serde<SpecificRecord> any = serdes.any();

        for (SpecificRecord written : new SpecificRecord[] {mark(), commit()}) {
            byte[] bytes = any.serializer().serialize("raw", written);
            assertThat(any.deserializer().deserialize("raw", bytes)).isEqualTo(written);
        }
    }

    @Test
    void writesNothingThatNoTopicTakes() {
        var commit = commit();
        var serializer = serdes.of(RawCommit.class).serializer();
        int frame = serializer.serialize("raw", commit).length - bytes(commit.getMessage());

        commit.setMessage("m".repeat(AvroSerdes.MAX_VALUE_BYTES - frame - 3));
        assertThat(serializer.serialize("raw", commit)).hasSize(AvroSerdes.MAX_VALUE_BYTES);

        commit.setMessage(commit.getMessage() + "m");
        assertThatThrownBy(() -> serializer.serialize("raw", commit))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("too large for raw");
    }

    @Test
    void hasNoBytesForATombstone() {
        assertThat(serdes.any().serializer().serialize("raw", null)).isNull();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    @Test
    @Timeout(30)
    void asksAgainWhenTheRegistryDoesNotAnswer() throws IOException {
        // given
        var asked = new AtomicInteger();
        var registry =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.createContext("/", exchange -> answerTheSecondTime(asked, exchange));
        registry.start();
        var unreliable = new AvroSerdes("http://127.0.0.1:" + registry.getAddress().getPort());

        // when
        byte[] bytes = unreliable.of(Mark.class).serializer().serialize("raw", mark());

        // then
        assertThat(bytes).startsWith(0, 0, 0, 0, 7);
        assertThat(asked).hasValue(2);
        registry.stop(0);
    }

    private static void answerTheSecondTime(AtomicInteger asked, HttpExchange exchange)
            throws IOException {
        if (asked.incrementAndGet() > 1) {
            answer(exchange);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        byte[] id = "{\"id\":7}".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, id.length);
        exchange.getResponseBody().write(id);
        exchange.close();
    }

    @Test
    @Timeout(30)
    void comesToTheRegistryWithTheCredentialsThatItWasGiven() throws IOException {
        assertThat(
                        credentials(
                                Map.of(
                                        "basic.auth.credentials.source",
                                        "USER_INFO",
                                        "basic.auth.user.info",
                                        "ada:secret")))
                .isEqualTo("Basic YWRhOnNlY3JldA==");
        assertThat(
                        credentials(
                                Map.of(
                                        "bearer.auth.credentials.source",
                                        "STATIC_TOKEN",
                                        "bearer.auth.token",
                                        "t0ken")))
                .isEqualTo("Bearer t0ken");
    }

    private static String credentials(Map<String, String> settings) throws IOException {
        var seen = new AtomicReference<String>();
        var registry =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.createContext(
                "/",
                exchange -> {
                    seen.set(exchange.getRequestHeaders().getFirst("Authorization"));
                    answer(exchange);
                });
        registry.start();
        var config = new HashMap<String, String>(settings);
        config.put("schema.registry.url", "http://127.0.0.1:" + registry.getAddress().getPort());
        new AvroSerdes(config).of(Mark.class).serializer().serialize("raw", mark());
        registry.stop(0);
        return seen.get();
    }

    @Test
    void writesConfluentsWireFormat() {
        byte[] bytes = serdes.of(Mark.class).serializer().serialize("raw", mark());

        assertThat(bytes[0]).as("magic byte").isZero();
        assertThat(bytes).as("then a four-byte schema id").hasSizeGreaterThan(5);
    }

    @Test
    void refusesAnotherTypeThanTheTopicShouldHold() {
        byte[] bytes = serdes.of(Mark.class).serializer().serialize("raw", mark());
        var commits = serdes.of(RawCommit.class).deserializer();

        assertThatThrownBy(() -> commits.deserialize("raw", bytes))
                .isInstanceOf(ClassCastException.class);
    }

    @Test
    void aTombstoneStaysOne() {
        var serde = serdes.of(Mark.class);

        assertThat(serde.serializer().serialize("raw", null)).isNull();
        assertThat(serde.deserializer().deserialize("raw", null)).isNull();
    }
}
