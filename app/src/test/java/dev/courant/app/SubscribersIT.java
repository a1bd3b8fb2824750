package dev.courant.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Level;
import dev.courant.testkit.source.Timeline;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The examples, as subscribers of a paper at work. */
class SubscribersIT {

    private static final String REPO = "acme/engine";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** It ends a line and clears the screen, if one lets it. */
    private static final String NASTY = "feat!: drop\u009b2J \u202eprotocol \u0007";

    @TempDir private static Path directory;
    private static Timeline timeline;
    private static Paper paper;
    private static Running running;

    @BeforeAll
    static void publish() {
        paper = new Paper(directory, "2026-02-24T20:00:00Z").watching(REPO);
        timeline =
                Timeline.empty()
                        .land("a", Instant.parse("2026-02-24T09:00:00Z"), "docs: a word")
                        .land("b", Instant.parse("2026-02-24T10:00:00Z"), NASTY)
                        .land("c", Instant.parse("2026-02-24T11:00:00Z"), "feat!: drop wire v1");
        paper.github.serve(REPO, timeline);
        running = paper.run();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> high().size() == 2);
    }

    @AfterAll
    static void close() {
        running.close();
        paper.close();
    }

    @Test
    void theOneInJavaPrintsWhatIsThereAndWhatComes(@TempDir Path output) throws Exception {
        try (var subscriber = Subscriber.java(paper.cluster(), output)) {
            assertPrintsWhatIsThereAndWhatComes(subscriber, "java");
        }
    }

    @Test
    void theOneForNodePrintsWhatIsThereAndWhatComes(@TempDir Path output) throws Exception {
        try (var subscriber = Subscriber.node(paper.cluster(), output)) {
            assertPrintsWhatIsThereAndWhatComes(subscriber, "node");
        }
    }

    private void assertPrintsWhatIsThereAndWhatComes(Subscriber subscriber, String label)
            throws Exception {
        await().atMost(PATIENCE).until(() -> subscriber.lines().size() == high().size());
        int before = high().size();

        abort(high().getLast(), label);
        land("docs: a word for " + label);
        land("feat!: drop what " + label + " reads");

        await().atMost(PATIENCE).until(() -> subscriber.lines().size() > before);
        var high = high();
        assertThat(high).hasSize(before + 1);
        assertThat(subscriber.lines())
                .map(SubscribersIT::parsed)
                .containsExactlyElementsOf(high.stream().map(SubscribersIT::printed).toList());
    }

    private static void land(String title) {
        timeline.land(title, paper.clock.advance(Duration.ofMinutes(1)), title);
    }

    /** What a service leaves that is killed within two transactions, one after the other. */
    private static void abort(EnrichedEvent event, String label) throws Exception {
        var cluster = paper.cluster();
        var topic = cluster.topics().enriched();
        var value = cluster.serdes().of(EnrichedEvent.class).serializer().serialize(topic, event);
        var key = event.getRepo().getBytes(StandardCharsets.UTF_8);
        try (var producer = cluster.transactionalProducer("killed-" + label)) {
            producer.initTransactions();
            for (int transaction = 0; transaction < 2; transaction++) {
                producer.beginTransaction();
                producer.send(new ProducerRecord<>(topic, key, value)).get();
                producer.abortTransaction();
            }
        }
    }

    private static List<EnrichedEvent> high() {
        return new Committed(paper.cluster())
                .enriched().stream().filter(event -> event.getLevel() == Level.HIGH).toList();
    }

    /** A line, with its time in the one notation of {@link Instant}. */
    private static List<String> parsed(String line) {
        var cells = List.of(line.split("\t", -1));
        return List.of(
                Instant.parse(cells.get(0)).toString(),
                cells.get(1),
                cells.get(2),
                cells.get(3),
                cells.get(4));
    }

    private static List<String> printed(EnrichedEvent event) {
        return List.of(
                event.getOccurredAt().toString(),
                String.valueOf(event.getScore()),
                event.getRepo(),
                event.getTitle().replaceAll("\\p{C}", " "),
                event.getUrl());
    }
}
