package dev.courant.enricher;

import static dev.courant.enricher.DiffDesk.TOPICS;
import static dev.courant.enricher.Samples.NOON;
import static dev.courant.enricher.Samples.REPO;
import static dev.courant.enricher.Samples.commit;
import static dev.courant.enricher.Samples.issue;
import static dev.courant.enricher.Samples.mark;
import static dev.courant.enricher.Samples.sha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.EventHeaders;
import dev.courant.schemas.EventKind;
import dev.courant.schemas.WatchedRepo;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;

class EnricherTopologyTest {

    @TempDir private Path state;

    private DiffDesk desk;

    @BeforeEach
    void open() throws Exception {
        desk = new DiffDesk(state);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void keepsItsShape() throws Exception {
        Golden.check("topology.txt", desk.describe());
    }

    @Test
    void attachesTheDiffAndTheRules() {
        desk.hub.hasCommit(sha("a1"), "csrc/a.cu", "@@ -1 +1 @@\\n-a\\n+b");

        desk.commits.pipeInput(
                REPO, commit("a1", "fix: Fix a race (#12)").build(), NOON.plusSeconds(5));

        TestRecord<String, SpecificRecord> record = desk.enriched.readRecord();
        assertThat(record.key()).isEqualTo(REPO);
        assertThat(record.getRecordTime()).isEqualTo(NOON.plusSeconds(5));
        assertThat(record.value())
                .isInstanceOfSatisfying(
                        EnrichedEvent.class,
                        event -> {
                            assertThat(event.getFiles().getFirst().getPatch())
                                    .isEqualTo("@@ -1 +1 @@\n-a\n+b");
                            assertThat(event.getReasons()).contains("kernel-code", "wrong-results");
                            assertThat(event.getOccurredAt()).isEqualTo(NOON);
                            assertThat(event.getRawTopic()).isEqualTo(TOPICS.rawCommits());
                            assertThat(event.getRawOffset()).isZero();
                        });
    }

    @Test
    void eachEventIsACloudEventAndNothingElseIs() {
        desk.hub.hasCommit(sha("a1"), "a.py", "+a");
        desk.commits.pipeInput(REPO, commit("a1", "x").build());
        desk.issues.pipeInput(REPO, issue(7, "why").build());
        desk.commits.pipeInput(REPO, mark(NOON, NOON.plusSeconds(60)).build());
        desk.issues.pipeInput(REPO, mark(NOON, NOON.plusSeconds(60)).build());

        assertThat(desk.enriched.readRecordsToList())
                .hasSize(2)
                .allSatisfy(
                        record ->
                                assertThat(record.headers())
                                        .isEqualTo(
                                                EventHeaders.of(
                                                        (EnrichedEvent) record.value(),
                                                        TOPICS.enriched())));
        assertThat(desk.progress.readRecord().headers()).isEmpty();
    }

    /** It may come with headers of whoever sent it. */
    @Test
    void anEventThatComesAgainHasTheHeadersThatItHadBefore() {
        desk.hub.hasCommit(sha("a1"), "a.py", "+a");
        desk.commits.pipeInput(REPO, commit("a1", "x").build());
        var first = desk.enriched.readRecord();

        var sent = new RecordHeaders().add(EventHeaders.ID, new byte[] {1});
        desk.reanalyses.pipeInput(new TestRecord<>(REPO, first.value(), sent));

        assertThat(desk.enriched.readRecord().headers()).isEqualTo(first.headers());
    }

    @Test
    void forwardsIssuesWithoutAsking() {
        desk.issues.pipeInput(REPO, issue(6, "why").build());
        desk.issues.pipeInput(REPO, issue(7, "[Bug] crash").build());

        assertThat(desk.events()).extracting(EnrichedEvent::getKind).containsOnly(EventKind.ISSUE);
        assertThat(desk.hub.asked()).isEmpty();
    }

    @Test
    void aLateEventIsForwardedWithItsOwnTime() {
        desk.markBoth(REPO, NOON);
        var before = NOON.minus(Duration.ofDays(30));

        desk.issues.pipeInput(
                REPO, issue(1, "old").setOccurredAt(before).build(), NOON.plusSeconds(5));

        TestRecord<String, SpecificRecord> record = desk.enriched.readRecord();
        assertThat(((EnrichedEvent) record.value()).getOccurredAt()).isEqualTo(before);
        assertThat(record.getRecordTime()).isEqualTo(NOON.plusSeconds(5));
    }

    @Test
    void refusesWhatDoesNotBelongInARawTopic() {
        var stranger = WatchedRepo.newBuilder().setName(REPO).build();

        assertThatThrownBy(() -> desk.commits.pipeInput(REPO, stranger))
                .rootCause()
                .hasMessageContaining("Not a raw record")
                .hasMessageContaining("WatchedRepo");
    }
}
