package dev.courant.app.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.courant.app.config.UsageException;
import dev.courant.schemas.AvroSerdes;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.EventKind;
import dev.courant.schemas.Level;
import dev.courant.schemas.Progress;
import dev.courant.schemas.ReadProblem;
import dev.courant.schemas.Topics;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

class TailTest {

    private static final Instant NOW = Instant.parse("2026-02-24T10:00:00Z");

    @BeforeAll
    static void teachAvroTheTypesOfTheSchemas() {
        new AvroSerdes("mock://tail");
    }

    @Test
    void tellsAnEventInALine() {
        assertThat(TailText.line(TailTopic.ENRICHED, record("acme/engine", event("feat: faster"))))
                .isEqualTo(
                        "2026-02-24T10:00:00Z  acme/engine  HIGH    90  commit abcdef0  feat:"
                                + " faster  (ada)");
    }

    @Test
    void nothingOfARecordControlsATerminal() {
        var nasty = event("feat: \u001b[2J\nacme \u202e and \u007f");

        var text = TailText.line(TailTopic.ENRICHED, record("acme/\u0007engine", nasty));
        var json = TailJson.line(TailTopic.ENRICHED, record("acme/\u0007engine", nasty));

        assertThat(text).contains("acme/\\u0007engine", "\\u001b[2J\\u000aacme \\u202e");
        assertThat(text + json).doesNotContainPattern("[\\p{Cntrl}\u202e]");
        assertThat(json).isPrintable();
    }

    @Test
    void tellsEachKindOfRecord() {
        var progress =
                Progress.newBuilder()
                        .setRepo("acme/engine")
                        .setFrom(NOW)
                        .setThrough(NOW)
                        .setObservedAt(NOW)
                        .setEvents(7)
                        .setProblem(
                                ReadProblem.newBuilder().setReason("gone").setSince(NOW).build())
                        .build();

        assertThat(TailText.line(TailTopic.PROGRESS, record("acme/engine", progress)))
                .endsWith(
                        "complete through 2026-02-24T10:00:00Z, 7 events; since"
                                + " 2026-02-24T10:00:00Z: gone");
        assertThat(TailText.line(TailTopic.WATCHLIST, raw("acme/engine", null)))
                .endsWith("acme/engine  ended");
        assertThat(TailText.line(TailTopic.ENRICHED, raw("acme/engine", new byte[5])))
                .endsWith("cannot be decoded: 5 bytes at offset 3 of partition 1");
    }

    @Test
    void theJsonHasTheSchemasNamesAndTimesAsTexts() throws IOException {
        var line = TailJson.line(TailTopic.ENRICHED, record("acme/engine", event("feat: 更快")));
        var json = new ObjectMapper().readTree(line);

        assertThat(line).doesNotContain("\n");
        assertThat(json.get("type").asText()).isEqualTo("EnrichedEvent");
        assertThat(json.get("offset").asLong()).isEqualTo(3);
        assertThat(json.at("/value/title").asText()).isEqualTo("feat: 更快");
        assertThat(json.at("/value/occurredAt").asText()).isEqualTo("2026-02-24T10:00:00Z");
        assertThat(json.at("/value/level").asText()).isEqualTo("HIGH");

        var tombstone = TailJson.line(TailTopic.WATCHLIST, raw("acme/engine", null));
        assertThat(new ObjectMapper().readTree(tombstone).get("value").isNull()).isTrue();
    }

    @Test
    void aFilterHoldsWhatIsOfTheRepositoryAndImportantEnough() {
        var high = record("acme/engine", event("feat: faster"));

        assertThat(filter("acme/engine", Level.MEDIUM).holds(high)).isTrue();
        assertThat(filter("acme/wheel", Level.MEDIUM).holds(high)).isFalse();
        high.value().ifPresent(event -> ((EnrichedEvent) event).setLevel(Level.LOW));
        assertThat(filter("acme/engine", Level.MEDIUM).holds(high)).isFalse();
        assertThat(
                        new TailFilter(
                                        TailTopic.DIGESTS,
                                        Optional.of("acme/engine"),
                                        Optional.empty())
                                .holds(raw("acme/engine@2026-02-24", null)))
                .isTrue();
    }

    @Test
    void refusesAQuestionThatATopicCannotAnswer() {
        assertThatThrownBy(
                        () ->
                                new TailFilter(
                                        TailTopic.PROGRESS,
                                        Optional.empty(),
                                        Optional.of(Level.HIGH)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--topic enriched");
        assertThatThrownBy(() -> TailTopic.of("raw"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("There is no topic raw")
                .hasMessageContaining("raw.commits");
    }

    @Test
    void allTopicsButTheAnswersCanBeFollowed() {
        var topics = Topics.withDefaultPrefix();
        var names = topics.all().stream().map(Topics.TopicSpec::name).toList();

        assertThat(TailTopic.values())
                .extracting(topic -> topic.in(topics))
                .containsExactlyInAnyOrderElementsOf(
                        names.stream().filter(name -> !name.equals(topics.answers())).toList());
    }

    private static TailFilter filter(String repo, Level level) {
        return new TailFilter(TailTopic.ENRICHED, Optional.of(repo), Optional.of(level));
    }

    private static EnrichedEvent event(String title) {
        return EnrichedEvent.newBuilder()
                .setId("acme/engine#commit#abcdef0123")
                .setRepo("acme/engine")
                .setKind(EventKind.COMMIT)
                .setSha("abcdef0123")
                .setTitle(title)
                .setAuthor("ada")
                .setUrl("https://example.org/")
                .setOccurredAt(NOW)
                .setScore(90)
                .setLevel(Level.HIGH)
                .build();
    }

    private static TailRecord record(String key, SpecificRecord value) {
        return new TailRecord(raw(key, new byte[1]).record(), Optional.of(value));
    }

    private static TailRecord raw(String key, byte[] value) {
        return new TailRecord(
                new ConsumerRecord<>(
                        "courant.enriched",
                        1,
                        3,
                        NOW.toEpochMilli(),
                        TimestampType.CREATE_TIME,
                        0,
                        0,
                        key.getBytes(StandardCharsets.UTF_8),
                        value,
                        new RecordHeaders(),
                        Optional.empty()),
                Optional.empty());
    }
}
