package dev.courant.enricher;

import static dev.courant.enricher.Samples.NOON;
import static dev.courant.enricher.Samples.POSITION;
import static dev.courant.enricher.Samples.REPO;
import static dev.courant.enricher.Samples.commit;
import static dev.courant.enricher.Samples.mark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.async.Entry;
import dev.courant.schemas.AvroSerdes;
import dev.courant.schemas.Topics;

import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What waits can become a dead letter, and be sent to a topic that takes it once more. */
class OriginTest {

    private static final Topics TOPICS = Topics.withDefaultPrefix();
    private static final long TIMESTAMP = 77;

    private final AvroSerdes serdes = new AvroSerdes("mock://" + UUID.randomUUID());

    @Test
    void whatWaitsForADiffIsTheRawRecordInItsPlace() {
        var raw = commit("a1", "Title").build();
        var pending = new RawCodec(serdes).encode(raw, POSITION);

        var origin = RawCodec.origin(entry(pending, false));

        assertThat(origin.topic()).isEqualTo(POSITION.topic());
        assertThat(origin.partition()).isEqualTo(POSITION.partition());
        assertThat(origin.offset()).isEqualTo(POSITION.offset());
        assertThat(origin.timestamp()).isEqualTo(TIMESTAMP);
        assertThat(origin.key()).isEqualTo(REPO.getBytes(StandardCharsets.UTF_8));
        assertThat(decoded(origin.topic(), origin.value())).isEqualTo(raw);
    }

    @Test
    void anEventThatWaitsForAModelBelongsWhereItIsAnalysedAgain() {
        var event =
                new EnrichedEvents(EnricherConfig.defaults())
                        .commitWithoutDiff(commit("a1", "Title").build(), POSITION, "no diff");
        var codec = new FindingCodec(TOPICS, serdes);
        var pending = codec.encode(new Finding.Event(event), TIMESTAMP, 0);

        var origin = codec.origin(entry(pending, false));

        assertThat(origin.topic()).isEqualTo(TOPICS.reanalyses());
        assertThat(origin.offset()).isEqualTo(-1);
        assertThat(origin.key()).isEqualTo(REPO.getBytes(StandardCharsets.UTF_8));
        assertThat(decoded(origin.topic(), origin.value())).isEqualTo(event);
    }

    @Test
    void aMarkThatWaitsBelongsInItsRawTopic() {
        var mark = mark(NOON, NOON.plusSeconds(60)).build();
        var codec = new FindingCodec(TOPICS, serdes);
        var complete = new Finding.Complete(mark, TOPICS.rawIssues());

        var origin = codec.origin(entry(codec.encode(complete, TIMESTAMP, 0), true));

        assertThat(origin.topic()).isEqualTo(TOPICS.rawIssues());
        assertThat(decoded(origin.topic(), origin.value())).isEqualTo(mark);
    }

    private static <P> Entry<P> entry(P payload, boolean barrier) {
        return new Entry<>(1, "id", REPO, payload, TIMESTAMP, 0, 0, barrier);
    }

    private SpecificRecord decoded(String topic, byte[] value) {
        return serdes.any().deserializer().deserialize(topic, value);
    }
}
