package dev.courant.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.courant.app.topics.AdminAnswers;
import dev.courant.testkit.source.Timeline;

import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** What an operator asks of a deployment that runs. */
class OperatorIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String ENGINE = "acme/engine";
    private static final String SHY = "acme/shy";

    @TempDir Path directory;
    private Paper paper;

    @BeforeEach
    void openPaper() {
        paper = new Paper(directory, "2026-02-24T20:00:00Z").watching(ENGINE, SHY);
        paper.github.serve(
                ENGINE,
                Timeline.empty()
                        .land("a", Instant.parse("2026-02-24T09:00:00Z"), "docs: a word")
                        .land(
                                "b",
                                Instant.parse("2026-02-24T10:00:00Z"),
                                "feat!: drop protocol 1"));
        paper.github.serve(
                SHY,
                Timeline.empty()
                        .land("s", Instant.parse("2026-02-24T11:00:00Z"), "feat: hard to get"));
    }

    @AfterEach
    void closePaper() {
        paper.close();
    }

    @Test
    void asksWhatRunsHowItIsDoing() throws JsonProcessingException {
        try (var running = paper.run()) {
            await().atMost(PATIENCE).until(() -> running.says("") && polled());
            paper.github.remove(SHY);
            paper.clock.set(Instant.parse("2026-02-25T00:10:00Z"));

            tellsEventsAsTheyAre();
            followsWhatComes();
            tellsWhatCannotBeRead();
            listsItsTopics();
            findsNothingAmissButTheRepository();
            findsATopicThatWouldLoseRecords();
        }
    }

    @Test
    void namesTheTopicsThatAFurtherPaperIsGoingToHave() {
        try (var running = paper.run()) {
            await().atMost(PATIENCE).until(() -> running.says("") && polled());
            assertThat(paper.ask("topics", "--check")).as(paper::output).isZero();
            paper.with("  editions: [{ name: zh, title: More, language: zh }]\n");

            assertThat(paper.ask("topics", "--check")).isEqualTo(1);
            var missing = paper.output().lines().toList();
            assertThat(missing).isNotEmpty().allMatch(line -> line.contains(".zh is missing"));
            paper.ask("doctor");
            assertThat(paper.output())
                    .contains(missing.size() + " are missing: a start of the services creates");
        }
    }

    private boolean polled() {
        return paper.github.ledger().to(SHY).size() > 2
                && paper.github.ledger().to(ENGINE).size() > 2;
    }

    private void tellsEventsAsTheyAre() throws JsonProcessingException {
        assertThat(paper.ask("tail", "--since", "2026-01-01", "-n", "1", "--level", "high"))
                .as(paper::output)
                .isZero();
        assertThat(paper.output()).contains(ENGINE, "HIGH", "feat!: drop protocol 1");

        assertThat(
                        paper.ask(
                                "tail",
                                "--since",
                                "2026-01-01",
                                "-n",
                                "2",
                                "--format",
                                "json",
                                "--repo",
                                ENGINE))
                .isZero();
        assertThat(lines())
                .hasSize(2)
                .allMatch(line -> line.at("/value/repo").asText().equals(ENGINE));

        assertThat(paper.ask("tail", "--topic", "progress", "--since", "2026-01-01", "-n", "1"))
                .isZero();
        assertThat(paper.output()).contains("complete through 2026-02-24T");
    }

    /** The day's digests come when the clock has passed midnight. */
    private void followsWhatComes() {
        var tail =
                paper.start(
                        "tail", "--topic", "digests", "--repo", ENGINE, "--since", "2026-01-01");
        await().atMost(PATIENCE).until(() -> tail.says(ENGINE + "@2026-02-24  closed, revision 1"));
        assertThat(tail.said().toString()).contains("OK: 2 commits, 0 issues").doesNotContain(SHY);

        tail.signal().give();
        assertThat(tail.exitCode().join()).isEqualTo(130);
    }

    private void tellsWhatCannotBeRead() throws JsonProcessingException {
        await().atMost(PATIENCE).until(() -> paper.ask("status") == 3);
        assertThat(paper.output())
                .contains("! cannot be read since", "over, but not read whole: 2026-02-24")
                .containsPattern("poller +Stable, 1 threads, \\d+ records behind")
                .containsPattern("dead letters +none open");

        await().atMost(PATIENCE)
                .until(
                        () -> {
                            paper.ask("status", "--format", "json");
                            return repo(ENGINE).get("openDays").isEmpty();
                        });
        assertThat(repo(SHY).get("problem").asText()).contains(SHY);
        assertThat(repo(SHY).get("openDays")).hasSize(1);
        assertThat(repo(ENGINE).get("problem").isNull()).isTrue();
        assertThat(lines().getFirst().get("services"))
                .extracting(service -> service.get("name").asText())
                .containsExactly("poller", "enricher", "aggregator", "publisher");
    }

    private void listsItsTopics() throws JsonProcessingException {
        assertThat(paper.ask("topics", "--check")).as(paper::output).isZero();
        assertThat(paper.output()).isEmpty();

        assertThat(paper.ask("topics", "--format", "json")).isZero();
        assertThat(lines())
                .hasSameSizeAs(paper.cluster().topics().all())
                .allMatch(row -> row.get("exists").asBoolean())
                .noneMatch(row -> row.get("holds").asText().isEmpty())
                .anyMatch(
                        row ->
                                row.get("topic").asText().equals("courant.enriched")
                                        && row.get("records").asInt() >= 3
                                        && row.get("policy").asText().equals("delete, never"));
    }

    private void findsNothingAmissButTheRepository() throws JsonProcessingException {
        assertThat(paper.ask("doctor", "--format", "json")).as(paper::output).isEqualTo(1);
        assertThat(lines())
                .filteredOn(line -> line.get("result").asText().equals("fail"))
                .extracting(line -> line.get("check").asText())
                .containsExactly(SHY);
        assertThat(lines())
                .filteredOn(line -> line.get("result").asText().equals("ok"))
                .extracting(line -> line.get("check").asText())
                .contains("brokers", "transactions", "topics", "registry", "github", ENGINE);
        assertThat(paper.output())
                .contains("in use by pid " + ProcessHandle.current().pid())
                .doesNotContain("t0ken");
    }

    private void findsATopicThatWouldLoseRecords() {
        try (var admin = paper.cluster().admin()) {
            var topic = new ConfigResource(ConfigResource.Type.TOPIC, "courant.enriched");
            var change =
                    new AlterConfigOp(
                            new ConfigEntry("retention.ms", "1000000"), AlterConfigOp.OpType.SET);
            AdminAnswers.of(admin.incrementalAlterConfigs(Map.of(topic, List.of(change))).all());
        }
        var complaint = "Topic courant.enriched has retention.ms=1000000, but needs -1: alter it.";

        assertThat(paper.ask("topics", "--check")).isEqualTo(1);
        assertThat(paper.output().lines()).containsExactly(complaint);
        assertThat(paper.ask("doctor")).isEqualTo(1);
        assertThat(paper.output()).contains(complaint);
    }

    private JsonNode repo(String name) throws JsonProcessingException {
        return StreamSupport.stream(lines().getFirst().get("repos").spliterator(), false)
                .filter(repo -> repo.get("repo").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> lines() throws JsonProcessingException {
        var mapper = new ObjectMapper();
        var lines = new ArrayList<JsonNode>();
        for (var line : paper.output().lines().filter(text -> text.startsWith("{")).toList()) {
            lines.add(mapper.readTree(line));
        }
        return lines;
    }
}
