package dev.courant.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;

import dev.courant.app.topics.WatchList;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Level;
import dev.courant.testkit.llm.BadAnswer;
import dev.courant.testkit.llm.LlmCall;
import dev.courant.testkit.llm.LlmFault;
import dev.courant.testkit.llm.LlmSimulator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What models could not be asked about, asked again: alone, and beside what runs. */
class ReanalyseIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String REPO = "acme/engine";
    private static final String DAY = Commits.DAY;

    /** A quarter of them low, a quarter high, by the rules. */
    private static final int COMMITS = 12;

    private static final int MEDIUM = COMMITS / 2;

    @TempDir Path directory;
    private final LlmSimulator llm = LlmSimulator.start();
    private Paper paper;

    @BeforeEach
    void openPaper() {
        paper = new Paper(directory, Commits.AFTER).asking(llm.url(), "models: [first]");
        paper.github.serve(REPO, Commits.day(COMMITS));
    }

    @AfterEach
    void closePaper() {
        paper.close();
        llm.close();
    }

    @Test
    void aloneItAsksAboutWhatIsMissingUntilNothingIs(@TempDir Path shared) {
        try (var broker = new SharedBroker(shared)) {
            paper.on(broker.infrastructure(), "alone").watching(REPO);
            llm.faults().always(LlmFault.reset());
            assertThat(paper.once(DAY)).as(paper::output).isZero();
            assertThat(analysed()).isEmpty();
            assertEdition(1, false);

            llm.faults().clear();
            llm.faults().always(BadAnswer.empty()).on("analysis_medium");
            llm.faults().always(BadAnswer.empty()).on("edition");
            assertReanalysed(3, "6 of 12 events analysed", COMMITS + MEDIUM);
            assertThat(analysed()).hasSize(COMMITS - MEDIUM);
            assertLaterEdition(2, false);

            llm.faults().clear();
            assertReanalysed(0, "6 of 6 events analysed", MEDIUM);
            assertThat(analysed()).hasSize(COMMITS);
            assertLaterEdition(3, true);

            assertNothingIsLeftToDo();
            assertSentAgain(MEDIUM, 2, Level.MEDIUM);
            assertSentAgain(COMMITS - MEDIUM, 1, Level.HIGH, Level.LOW);
        }
    }

    @Test
    void besideARunningSystemItHasThatOneDoTheWork() {
        paper.polling("1h").watching("{ name: acme/engine, since: 2026-02-24 }");
        llm.faults().always(BadAnswer.empty());
        try (var running = paper.run()) {
            await().atMost(PATIENCE).until(() -> running.says(published(DAY, 1)));
            assertThat(analysed()).isEmpty();

            llm.faults().clear();
            assertReanalysed(0, "12 of 12 events analysed", COMMITS);
            assertEdition(2, true);
            assertThat(analysed()).hasSize(COMMITS);
            await().atMost(PATIENCE).until(() -> running.says(published(DAY, 2)));

            assertNothingIsLeftToDo();
            assertSentAgain(COMMITS, 1, Level.values());
            land("feat: the day after", "2026-02-25T12:00:00Z");
            await().atMost(PATIENCE).until(() -> running.says(published("2026-02-25", 1)));
            assertThat(running.says(published(DAY, 3))).isFalse();
        }
        assertThat(paper.titles("2026-02-25", REPO)).containsExactly("feat: the day after");
    }

    private static String published(String day, int revision) {
        return "published %s, revision %d".formatted(day, revision);
    }

    /** Another commit, a day after which the repository is read once more. */
    private void land(String title, String time) {
        paper.github.serve(REPO, Commits.day(COMMITS).land("new", Instant.parse(time), title));
        paper.clock.set(Instant.parse(time).plus(Duration.ofDays(1)));
        var watches = new WatchList(paper.cluster());
        watches.write(new TreeMap<>(watches.read()));
    }

    private void assertReanalysed(int exitCode, String said, int questions) {
        llm.forget();
        assertThat(reanalyse()).as(paper::output).isEqualTo(exitCode);
        assertThat(paper.output()).contains(said);
        assertThat(Questions.aboutEvents(llm))
                .extracting(LlmCall::fingerprint)
                .hasSize(questions)
                .doesNotHaveDuplicates();
    }

    private void assertNothingIsLeftToDo() {
        var before = paper.objects();
        llm.forget();
        assertThat(reanalyse()).as(paper::output).isZero();
        assertThat(paper.output()).contains("Nothing to do");
        assertThat(llm.requests()).isEmpty();
        assertThat(paper.objects()).isEqualTo(before);
    }

    private int reanalyse() {
        return assertTimeoutPreemptively(PATIENCE, () -> paper.reanalyse(DAY));
    }

    /** The first poll of its own services may close the day with some of the events already. */
    private void assertLaterEdition(int least, boolean written) {
        int revision = paper.edition(DAY).get("revision").asInt();
        assertThat(revision).isGreaterThanOrEqualTo(least);
        assertEdition(revision, written);
    }

    private void assertEdition(int revision, boolean written) {
        assertThat(paper.edition(DAY).get("revision").asInt()).isEqualTo(revision);
        assertThat(paper.edition(DAY).has("summary")).isEqualTo(written);
        assertThat(paper.edition(DAY).has("proseProblem")).isNotEqualTo(written);
    }

    /** Events of the edition that a model has scored. */
    private List<JsonNode> analysed() {
        assertThat(paper.events(DAY)).hasSize(COMMITS);
        return paper.events(DAY).stream()
                .filter(event -> event.get("scoredBy").asText().equals("model:first"))
                .toList();
    }

    /** Each event of these levels came out once at first, and once more each time it was sent. */
    private void assertSentAgain(int events, long times, Level... levels) {
        var committed = new Committed(paper.cluster());
        assertThat(records(committed.reanalyses(), levels)).hasSize(events).containsOnly(times);
        assertThat(records(committed.enriched(), levels)).hasSize(events).containsOnly(1 + times);
    }

    /** How many there are of each event. */
    private static Collection<Long> records(List<EnrichedEvent> events, Level... levels) {
        return events.stream()
                .filter(event -> List.of(levels).contains(event.getRuleLevel()))
                .collect(Collectors.groupingBy(EnrichedEvent::getId, Collectors.counting()))
                .values();
    }
}
