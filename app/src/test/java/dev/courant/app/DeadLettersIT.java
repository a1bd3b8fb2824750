package dev.courant.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.courant.app.letters.LetterId;
import dev.courant.app.letters.LetterReader;
import dev.courant.app.letters.Retry;
import dev.courant.app.letters.Settled;
import dev.courant.app.topics.TopicSetup;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.RawCommit;
import dev.courant.testkit.source.Timeline;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.confluent.kafka.serializers.subject.TopicRecordNameStrategy;

import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a service could make nothing of, and what an operator can make of it. */
class DeadLettersIT {

    private static final String REPO = "acme/engine";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String DAY = "2026-02-24";

    @TempDir static Path shared;
    private static SharedBroker broker;

    @TempDir Path directory;
    private ForgetfulRegistry registry;
    private Paper paper;

    @BeforeAll
    static void startBroker() {
        broker = new SharedBroker(shared);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void openPaper(TestInfo test) {
        registry = new ForgetfulRegistry(broker.infrastructure().registryUrl());
        paper =
                new Paper(directory, "2026-02-24T20:00:00Z")
                        .on(
                                broker.infrastructure().bootstrapServers(),
                                registry.url(),
                                test.getTestMethod().orElseThrow().getName())
                        .watching(REPO);
        paper.github.serve(
                REPO,
                Timeline.empty()
                        .land("a", Instant.parse("2026-02-24T09:00:00Z"), "feat: in the morning"));
        paper.arguments(); // writes the configuration
        new TopicSetup(paper.cluster(), false).ensure();
    }

    @AfterEach
    void closePaper() {
        paper.close();
        registry.close();
    }

    @Test
    void listsAndShowsWhatCannotBeDecodedWithoutLettingItTouchTheTerminal() throws Exception {
        byte[] garbage = "\u001b[31mno record".getBytes(StandardCharsets.UTF_8);
        send(REPO + "\u001b]0;", garbage);
        try (var running = paper.run()) {
            await().atMost(PATIENCE).until(() -> running.says("") && lines("list").size() == 1);
        }

        assertThat(lines("list", "--stage", "enricher"))
                .singleElement()
                .asString()
                .startsWith("0:0  open  ")
                .contains(topic() + "-0@0", "acme/engine\\u001b]0;", "14 bytes", "Exception")
                .doesNotContain("\u001b");
        assertThat(lines("list", "--format", "json"))
                .singleElement()
                .asString()
                .contains("\"letter\":\"0:0\"", "\"offset\":0", "\"bytes\":14")
                .doesNotContain("\u001b");
        assertThat(lines("list", "--stage", "poller")).isEmpty();
        assertThat(lines("list", "--topic", "other")).isEmpty();
        assertThat(lines("list", "--since", "2100-01-01")).isEmpty();
        assertThat(String.join("\n", lines("show", "0:0")))
                .contains("stage    enricher", "1b 5b 33 31 6d", ".[31mno record")
                .doesNotContain("\u001b");
        var file = directory.resolve("value");
        assertThat(lines("show", "0:0", "--raw", file.toString())).last().asString().contains("14");
        assertThat(file).hasBinaryContent(garbage);
        assertThat(paper.command("dead-letters", "show", "0:1")).isEqualTo(2);
        assertThat(paper.command("dead-letters", "list", "--since", "soon")).isEqualTo(2);
    }

    @Test
    void aCommitThatIsRetriedShowsUpInANewRevisionOfItsDayAndNothingIsCountedTwice()
            throws Exception {
        byte[] commit = commitOfALaterRelease("late", "fix: from a later release");
        registry.forget(ByteBuffer.wrap(commit, 1, 4).getInt());
        send(REPO, commit);
        try (var running = paper.run()) {
            await().atMost(PATIENCE).until(() -> lines("list").size() == 1);
            paper.clock.set(Instant.parse("2026-02-25T00:10:00Z"));
            await().atMost(PATIENCE).until(() -> running.says("published " + DAY + ", revision 1"));
            assertThat(paper.titles(DAY, REPO)).containsExactly("feat: in the morning");
            registry.remember();

            assertThat(lines("retry", "--all")).containsExactly("0:0 retried: sent to " + topic());

            await().atMost(PATIENCE).until(() -> running.says("published " + DAY + ", revision 2"));
            assertThat(lines("retry", "--all")).isEmpty();
            assertThat(lines("retry", "0:0")).containsExactly("courant: 0:0 is retried already");
        }
        assertThat(lines("list")).singleElement().asString().startsWith("0:0  retried  ");
        assertThat(paper.titles(DAY, REPO))
                .containsExactly("feat: in the morning", "fix: from a later release");
        assertThat(new Committed(paper.cluster()).enriched())
                .extracting(EnrichedEvent::getId)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void onceIsIncompleteWhenItsOwnRunHasWrittenDeadLetters() {
        paper.clock.set(Instant.parse("2026-02-25T00:10:00Z"));
        send(REPO, "no record".getBytes(StandardCharsets.UTF_8));

        assertThat(paper.once(DAY)).as(paper::output).isEqualTo(3);
        assertThat(paper.output())
                .contains("dead letters written meanwhile: 1; see courant dead-letters list");
        assertThat(paper.titles(DAY, REPO)).containsExactly("feat: in the morning");

        assertThat(paper.once(DAY)).as(paper::output).isZero();
    }

    /** A global table is restored from the bytes of its topic, which nobody looks at then. */
    @Test
    void aWatchThatCannotBeDecodedKeepsNobodyFromStarting() {
        paper.clock.set(Instant.parse("2026-02-25T00:10:00Z"));
        var watchlist = paper.cluster().topics().watchlist();
        send(watchlist, "acme/garbled", "no record".getBytes(StandardCharsets.UTF_8));

        assertThat(paper.once(DAY)).as(paper::output).isZero();

        assertThat(paper.titles(DAY, REPO)).containsExactly("feat: in the morning");
        assertThat(lines("list"))
                .singleElement()
                .asString()
                .contains(watchlist + "-0@0", "acme/garbled");
        send(watchlist, "acme/garbled", "again".getBytes(StandardCharsets.UTF_8));
        assertThat(lines("retry", "--all")).singleElement().asString().contains(" superseded: ");
    }

    @Test
    void ofTwoRetriesTheLaterOneSendsAndTheEarlierOneIsFenced() {
        paper.clock.set(Instant.parse("2026-02-25T00:10:00Z"));
        send(REPO, "no record".getBytes(StandardCharsets.UTF_8));
        assertThat(paper.once(DAY)).isEqualTo(3);
        var cluster = paper.cluster();
        try (var reader = new LetterReader(cluster);
                var killed = cluster.transactionalProducer("dead-letters-retry");
                var earlier = new Retry(cluster)) {
            var letter = reader.letter(new LetterId(0, 0)).orElseThrow();
            killed.initTransactions();
            killed.beginTransaction();
            var sent = killed.send(new ProducerRecord<>(topic(), letter.key(), letter.value()));
            killed.flush();
            assertThat(sent).as("sent, and never committed").isDone();
            try (var later = new Retry(cluster)) {
                assertThatThrownBy(() -> earlier.send(letter))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("Another courant dead-letters retry has begun");

                assertThat(later.send(letter)).isEqualTo(new Retry.Result.Sent(topic()));
                assertThat(later.send(letter))
                        .isEqualTo(new Retry.Result.Known(Settled.Outcome.RETRIED));
            }
        }
        assertThat(new Committed(cluster).count(topic(), "no record")).isEqualTo(2);
    }

    private String topic() {
        return paper.cluster().topics().rawCommits();
    }

    private void send(String key, byte[] value) {
        send(topic(), key, value);
    }

    private void send(String topic, String key, byte[] value) {
        try (var producer = paper.cluster().transactionalProducer("test")) {
            producer.initTransactions();
            producer.beginTransaction();
            var record = new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value);
            var sent = producer.send(record);
            producer.commitTransaction();
            assertThat(sent).isDone();
        }
    }

    /** With a field more than this release knows of, which changes its schema's id. */
    private byte[] commitOfALaterRelease(String label, String message) {
        var fields = new ArrayList<Schema.Field>();
        RawCommit.getClassSchema()
                .getFields()
                .forEach(f -> fields.add(new Schema.Field(f, f.schema())));
        fields.add(new Schema.Field("mood", SchemaBuilder.builder().stringType(), "", "fine"));
        var schema = Schema.createRecord("RawCommit", "", "dev.courant.schemas", false, fields);
        long noon = Instant.parse(DAY + "T12:00:00Z").toEpochMilli();
        var record =
                new GenericRecordBuilder(schema)
                        .set("repo", REPO)
                        .set("sha", Timeline.sha(label))
                        .set("message", message)
                        .set("authorName", "Ada")
                        .set("committedAt", noon)
                        .set("occurredAt", noon)
                        .set("url", "https://example.org/" + label)
                        .build();
        var serializer = new KafkaAvroSerializer();
        serializer.configure(
                Map.of(
                        "schema.registry.url",
                        broker.infrastructure().registryUrl(),
                        "value.subject.name.strategy",
                        TopicRecordNameStrategy.class.getName()),
                false);
        return serializer.serialize(topic(), record);
    }

    /** What a subcommand says, which must succeed. */
    private List<String> lines(String subcommand, String... more) {
        assertThat(paper.command("dead-letters", subcommand, more)).as(paper::output).isZero();
        return paper.output().lines().toList();
    }
}
