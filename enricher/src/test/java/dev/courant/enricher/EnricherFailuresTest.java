package dev.courant.enricher;

import static dev.courant.enricher.Samples.NOON;
import static dev.courant.enricher.Samples.REPO;
import static dev.courant.enricher.Samples.commit;
import static dev.courant.enricher.Samples.mark;
import static dev.courant.enricher.Samples.sha;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** What becomes of a commit whose diff cannot be had at once, or at all. */
class EnricherFailuresTest {

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
    void aCommitThatGitHubDoesNotHaveGoesOnAtOnce() {
        desk.commits.pipeInput(REPO, commit("a1", "fix: crash").build());

        assertThat(desk.events())
                .singleElement()
                .satisfies(
                        event -> {
                            assertThat(event.getProblem())
                                    .startsWith("No diff: ")
                                    .doesNotContain("\n");
                            assertThat(event.getReasons()).contains("crash", "diff-missing");
                        });
        assertThat(desk.hub.asked()).hasSize(1);
    }

    @Test
    void anOutageIsRiddenOut() {
        desk.hub.replies(sha("a1"), 502, "", Map.of()).hasCommit(sha("a1"), "a.py", "+a");

        desk.commits.pipeInput(REPO, commit("a1", "x").build());
        assertThat(desk.enriched.isEmpty()).isTrue();
        desk.advance(Duration.ofSeconds(3));

        assertThat(desk.events())
                .singleElement()
                .satisfies(event -> assertThat(event.getProblem()).isNull());
    }

    @Test
    void aRateLimitIsWaitedForAndIsNoFailure() {
        for (int i = 0; i < EnricherConfig.defaults().maxFailures(); i++) {
            desk.hub.replies(
                    sha("a1"), 429, "{\"message\":\"slow down\"}", Map.of("Retry-After", "600"));
        }
        desk.hub.hasCommit(sha("a1"), "a.py", "+a");

        desk.commits.pipeInput(REPO, commit("a1", "x").build());
        desk.advance(Duration.ofMinutes(9));
        assertThat(desk.hub.asked()).hasSize(1);
        for (int i = 0; i < EnricherConfig.defaults().maxFailures(); i++) {
            desk.advance(Duration.ofMinutes(11));
        }

        assertThat(desk.events())
                .singleElement()
                .satisfies(event -> assertThat(event.getProblem()).isNull());
    }

    @Test
    void aRefusedCommitGoesOnAtOnce() {
        desk.hub.replies(sha("a1"), 401, "{\"message\":\"Bad credentials\"}", Map.of());

        desk.commits.pipeInput(REPO, commit("a1", "x").build());

        assertThat(desk.events())
                .singleElement()
                .satisfies(event -> assertThat(event.getProblem()).startsWith("No diff: "));
        assertThat(desk.hub.asked()).hasSize(1);
    }

    @Test
    void givesUpAfterTheLastTryAndGoesOn() {
        desk.hub.replies(sha("a1"), 502, "", Map.of());
        desk.issues.pipeInput(REPO, mark(NOON, NOON).build());

        desk.commits.pipeInput(REPO, commit("a1", "x").build());
        desk.commits.pipeInput(REPO, mark(NOON, NOON).build());
        for (int minute = 0; minute < 10; minute++) {
            desk.advance(Duration.ofMinutes(1));
        }

        assertThat(desk.events())
                .singleElement()
                .satisfies(event -> assertThat(event.getProblem()).isNotBlank());
        assertThat(desk.progresses())
                .singleElement()
                .satisfies(said -> assertThat(said.getEvents()).isEqualTo(1));
        assertThat(desk.hub.asked()).hasSize(EnricherConfig.defaults().maxFailures());
    }
}
