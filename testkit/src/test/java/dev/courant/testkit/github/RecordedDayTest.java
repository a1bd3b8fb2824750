package dev.courant.testkit.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import dev.courant.testkit.VirtualClock;
import dev.courant.testkit.source.FileChange;
import dev.courant.testkit.source.RecordedDay;
import dev.courant.testkit.source.Timeline;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

class RecordedDayTest {

    private static final Instant NINE = Instant.parse("2026-02-03T09:00:00Z");

    @TempDir private Path temp;

    @Test
    void servesWhatWasRecordedWordForWord() throws Exception {
        Timeline original =
                Timeline.empty()
                        .land("a", NINE.minusSeconds(60), "not recorded")
                        .land(
                                "b",
                                NINE,
                                draft ->
                                        draft.message("feat: b")
                                                .authoredAt(NINE.minusSeconds(7))
                                                .file(
                                                        FileChange.modified(
                                                                "x.c", "@@ -1 +1 @@\n-a\n+b"))
                                                .file(FileChange.renamed("old", "new")))
                        .land("c", NINE.plusSeconds(60), "fix: c");
        Path recorded = temp.resolve("day.jsonl");

        try (GitHubSimulator github =
                        GitHubSimulator.start(VirtualClock.at(NINE.plusSeconds(60)))
                                .serve("acme/engine", original);
                Reader reader = new Reader(github.url())) {
            JsonNode newest = commit(reader, "c");
            JsonNode older = commit(reader, "b");
            Files.writeString(recorded, newest + "\n" + older + "\n");
            github.serve("acme/engine", RecordedDay.load(recorded));

            assertThat(reader.get("/repos/acme/engine/commits").texts("/sha"))
                    .containsExactly(Timeline.sha("c"), Timeline.sha("b"));
            assertThat(commit(reader, "b")).isEqualTo(older);
            assertThat(commit(reader, "c")).isEqualTo(newest);
        }
    }

    @Test
    void namesTheLineThatIsNoCommit() throws Exception {
        Path recorded = Files.writeString(temp.resolve("day.jsonl"), "{\"sha\": 1}\n");

        assertThatThrownBy(() -> RecordedDay.load(recorded))
                .hasMessageContaining("Line 1 of " + recorded);
    }

    private static JsonNode commit(Reader reader, String label) {
        return reader.get("/repos/acme/engine/commits/" + Timeline.sha(label)).json();
    }
}
