package dev.courant.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.courant.testkit.llm.LlmSimulator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** The whole program as a child process, ended by kill -9 while models are asked. */
class ModelKilledIT {

    private static final int COMMITS = 120;
    private static final int SLOTS = 8;
    private static final Duration ANSWER = Duration.ofMillis(400);

    /**
     * An answer waits for a tick and for its transaction: 200 ms and a commit, if all goes well.
     */
    private static final Duration UNCOMMITTED = Duration.ofSeconds(1);

    @TempDir Path directory;

    @Test
    void killedTwiceWhileModelsAreAskedItAsksAgainOnlyWhatWasNotYetKept() throws Exception {
        try (var undisturbed = new Deployment("undisturbed");
                var killed = new Deployment("killed");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var finished = threads.submit(undisturbed::finish);

            int first = killed.killAfter(COMMITS / 4);
            int second = killed.killAfter(COMMITS * 2 / 3);
            killed.finish();
            finished.get();

            int asked = Questions.aboutEvents(killed.llm).size();
            int bound = COMMITS + first + second;
            System.out.printf("Killed twice: %d questions, at most %d%n", asked, bound);
            assertThat(Questions.aboutEvents(undisturbed.llm)).hasSize(COMMITS);
            assertThat(asked).isBetween(COMMITS, bound);
            assertThat(killed.paper.events(Commits.DAY))
                    .hasSize(COMMITS)
                    .allMatch(event -> event.get("scoredBy").asText().equals("model:first"));
            assertThat(killed.paper.objects()).isEqualTo(undisturbed.paper.objects());
        }
    }

    private final class Deployment implements AutoCloseable {

        private final LlmSimulator llm = LlmSimulator.start().latency(ANSWER);
        private final Paper paper;
        private final ChildProcess process;

        Deployment(String name) throws IOException {
            var home = Files.createDirectories(directory.resolve(name));
            paper = new Paper(home, Commits.AFTER).watching("acme/engine");
            paper.asking(llm.url(), "models: [first], concurrency: " + SLOTS);
            paper.github.serve("acme/engine", Commits.day(COMMITS));
            process = new ChildProcess(paper, home.resolve("said"));
        }

        Void finish() throws Exception {
            assertThat(process.finish(Commits.DAY)).as(process::said).isZero();
            return null;
        }

        /** How many questions may be asked again: those in flight, and the latest answers. */
        int killAfter(int answers) throws Exception {
            var killedAt = new AtomicReference<>(Instant.MIN);
            Callable<Boolean> moment =
                    () -> {
                        killedAt.set(Instant.now());
                        return llm.requests().size() >= answers;
                    };
            process.killWhen(Commits.DAY, moment);
            await().until(() -> llm.inFlight() == 0);
            var notKept = killedAt.get().minus(UNCOMMITTED).minus(ANSWER);
            return (int)
                    Questions.aboutEvents(llm).stream()
                            .filter(call -> call.at().isAfter(notKept))
                            .count();
        }

        @Override
        public void close() {
            paper.close();
            llm.close();
        }
    }
}
