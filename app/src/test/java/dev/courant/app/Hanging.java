package dev.courant.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.testkit.llm.LlmCall;
import dev.courant.testkit.llm.LlmFault;
import dev.courant.testkit.llm.LlmSimulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * A deployment whose server of models takes every question and says nothing. It works in the
 * background, since it does hardly anything but wait.
 */
final class Hanging implements AutoCloseable {

    final Paper paper;
    final LlmSimulator llm = LlmSimulator.start();
    private final CompletableFuture<Instant> published;

    /**
     * @param name its prefix
     * @param commits of its day
     * @param settings of its models
     */
    Hanging(Path directory, SharedBroker broker, String name, int commits, String settings)
            throws IOException {
        llm.faults().always(LlmFault.hang());
        paper =
                new Paper(Files.createDirectories(directory.resolve(name)), Commits.AFTER)
                        .on(broker.infrastructure(), name)
                        .watching("acme/engine")
                        .asking(llm.url(), settings);
        paper.github.serve("acme/engine", Commits.day(commits));
        published = CompletableFuture.supplyAsync(this::publish, Thread::startVirtualThread);
    }

    private Instant publish() {
        assertThat(paper.once(Commits.DAY)).as(paper::output).isZero();
        return Instant.now();
    }

    /**
     * From the first question to the edition. The day was over before; what else there is to read
     * of it takes as long without a model.
     */
    Duration delay() {
        var end = published.join();
        var first = llm.requests().stream().map(LlmCall::at).min(Instant::compareTo).orElseThrow();
        return Duration.between(first, end);
    }

    @Override
    public void close() {
        llm.close();
        paper.close();
    }
}
