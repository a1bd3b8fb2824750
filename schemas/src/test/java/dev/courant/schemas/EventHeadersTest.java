package dev.courant.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

class EventHeadersTest {

    private static final String TOPIC = "courant.enriched";

    static {
        new AvroSerdes("mock://headers"); // Avro copies records only once it was told to trust them
    }

    @Test
    void aCommitIsACloudEvent() {
        assertThat(texts(EventHeaders.of(commit().build(), TOPIC)))
                .containsExactly(
                        Map.entry("ce_specversion", "1.0"),
                        Map.entry("ce_id", "acme/engine#commit#4878c4e"),
                        Map.entry("ce_source", "urn:courant:courant.enriched"),
                        Map.entry("ce_type", "dev.courant.enriched.commit.v1"),
                        Map.entry("ce_subject", "acme/engine"),
                        Map.entry("ce_time", "2026-02-24T09:00:00.001Z"),
                        Map.entry("content-type", "application/avro"));
    }

    @Test
    void itsTypeTellsWhatHappened() {
        var issue = commit().setKind(EventKind.ISSUE).build();

        assertThat(texts(EventHeaders.of(issue, TOPIC)))
                .containsEntry(EventHeaders.TYPE, "dev.courant.enriched.issue.v1");
    }

    /** Who adds a header to a record must not add it to the next one. */
    @Test
    void eachRecordHasHeadersOfItsOwn() {
        var first = EventHeaders.of(commit().build(), TOPIC);
        first.add("trace", new byte[] {1});

        assertThat(EventHeaders.of(commit().build(), TOPIC).lastHeader("trace")).isNull();
    }

    private static EnrichedEvent.Builder commit() {
        return EnrichedEvent.newBuilder()
                .setId("acme/engine#commit#4878c4e")
                .setRepo("acme/engine")
                .setKind(EventKind.COMMIT)
                .setTitle("feat: a new mode")
                .setAuthor("ada")
                .setUrl("https://github.com/acme/engine/commit/4878c4e")
                .setOccurredAt(Instant.parse("2026-02-24T09:00:00.001Z"))
                .setScore(40)
                .setLevel(Level.MEDIUM);
    }

    private static Map<String, String> texts(Headers headers) {
        var texts = new LinkedHashMap<String, String>();
        headers.forEach(
                header ->
                        texts.merge(
                                header.key(),
                                new String(header.value(), StandardCharsets.UTF_8),
                                (one, other) -> one + " and " + other));
        return texts;
    }
}
