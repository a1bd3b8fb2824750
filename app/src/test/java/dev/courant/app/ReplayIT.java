package dev.courant.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.courant.testkit.llm.LlmFault;
import dev.courant.testkit.llm.LlmSimulator;
import dev.courant.testkit.source.Timeline;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** A day again: the same, changed, published anew; alone and beside what runs. */
class ReplayIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String REPO = "acme/engine";
    private static final String QUIET = "acme/quiet";
    private static final String DAY = Commits.DAY;
    private static final String EDITION = "reports/" + DAY + ".md";
    private static final int COMMITS = 12;

    @TempDir Path directory;
    @TempDir Path shared;
    private final LlmSimulator llm = LlmSimulator.start();
    private Paper paper;

    @BeforeEach
    void openPaper() {
        paper =
                new Paper(directory, Commits.AFTER)
                        .asking(llm.url(), "models: [first]")
                        .watching(REPO, QUIET);
        paper.github.serve(REPO, Commits.day(COMMITS));
        paper.github.serve(
                QUIET,
                Timeline.empty().land("q", Instant.parse("2026-02-20T10:00:00Z"), "feat: begin"));
    }

    @AfterEach
    void closePaper() {
        paper.close();
        llm.close();
    }

    @Test
    void comesOutAsItWasAndTouchesNothing() {
        try (var broker = new SharedBroker(shared)) {
            paper.on(broker.infrastructure(), "same");
            assertThat(paper.once(DAY)).as(paper::output).isZero();
            var published = paper.objects();
            var topics = new Committed(paper.cluster()).ends();
            llm.forget();
            int asked = paper.github.ledger().size();

            var copy = directory.resolve("copy");
            assertThat(paper.replay("--day", DAY, "--out", copy.toString()))
                    .as(paper::output)
                    .isZero();

            assertThat(paper.output())
                    .containsPattern("read same.enriched-0 offsets \\d+ to \\d+")
                    .contains("12 records of " + DAY, "7 of 7 pages identical")
                    .doesNotContain("differs", "~ ", "+ ", "- ");
            assertThat(objectsIn(copy)).containsAllEntriesOf(reports(published));
            assertThat(llm.requests()).isEmpty();
            assertThat(paper.github.ledger().size()).isEqualTo(asked);

            assertThat(paper.replay("--day", DAY, "--from", "raw")).as(paper::output).isZero();
            assertThat(paper.output())
                    .containsPattern("read same.raw.commits-0 offsets \\d+ to \\d+")
                    .contains("12 records of " + DAY, "7 of 7 pages identical");
            assertThat(llm.requests()).isEmpty();

            assertThat(paper.objects()).isEqualTo(published);
            assertThat(new Committed(paper.cluster()).ends()).isEqualTo(topics);
        }
    }

    @Test
    void whatHasChangedIsToldAndCanBePublished() {
        try (var broker = new SharedBroker(shared)) {
            paper.on(broker.infrastructure(), "changed");
            llm.faults().always(LlmFault.wrongKey());
            assertThat(paper.once(DAY)).as(paper::output).isZero();
            var first = paper.objects();
            llm.faults().clear();
            llm.forget();

            assertThat(paper.replay("--day", DAY, "--from", "raw", "--publish"))
                    .as(paper::output)
                    .isZero();

            assertThat(paper.output())
                    .containsPattern("acme/engine: ~ acme/engine#commit#[0-9a-f]+: .*analysis")
                    .contains("differs: " + EDITION);
            assertThat(paper.events(DAY))
                    .hasSize(COMMITS)
                    .allMatch(event -> event.hasNonNull("analysis"));
            assertThat(Questions.aboutEvents(llm)).hasSize(COMMITS);
            // The first poll of the services may close the day with some of the events already.
            int revision = paper.edition(DAY).get("revision").asInt();
            assertThat(revision).isGreaterThan(1);
            assertThat(paper.output()).contains("published " + DAY + ", revision " + revision);
            assertThat(paper.text("revisions/" + DAY + "/1/" + EDITION))
                    .isEqualTo(first.get(EDITION));

            llm.forget();
            assertThat(paper.replay("--day", DAY)).as(paper::output).isZero();
            assertThat(paper.output()).contains("7 of 7 pages identical");
            assertThat(llm.requests()).isEmpty();
        }
    }

    @Test
    void besideARunningSystemItHasThatOnePublishWhatTheConfigurationSaysNow() {
        paper.polling("1h").watching("{ name: acme/engine, since: 2026-02-24 }");
        try (var running = paper.run()) {
            await().atMost(PATIENCE).until(() -> running.says("published " + DAY + ", revision 1"));
            assertThat(paper.replay("--day", DAY)).as(paper::output).isZero();
            assertThat(paper.output()).contains("5 of 5 pages identical");

            assertThat(paper.replay("--day", DAY, "--publish")).as(paper::output).isZero();
            assertThat(paper.output()).contains("published " + DAY + ", revision 2");
            await().atMost(PATIENCE).until(() -> running.says("published " + DAY + ", revision 2"));
            assertThat(paper.events(DAY)).hasSize(COMMITS);

            land("feat: today", "2026-02-25T00:05:00Z");
            assertThat(paper.replay("--day", "2026-02-25")).as(paper::output).isZero();
            assertThat(paper.output()).contains("Not published yet.");
        }
    }

    private void land(String title, String time) {
        paper.github.serve(REPO, Commits.day(COMMITS).land("late", Instant.parse(time), title));
    }

    private static Map<String, String> reports(Map<String, String> objects) {
        var reports = new TreeMap<>(objects);
        reports.keySet().removeIf(path -> !path.startsWith("reports/"));
        return reports;
    }

    private static Map<String, String> objectsIn(Path root) {
        var objects = new TreeMap<String, String>();
        try (var files = Files.walk(root)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                objects.put(root.relativize(file).toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return objects;
    }
}
