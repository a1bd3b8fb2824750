package dev.courant.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

import java.time.Instant;

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
