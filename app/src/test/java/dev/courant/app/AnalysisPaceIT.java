package dev.courant.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.testkit.llm.LlmCall;
import dev.courant.testkit.llm.LlmSimulator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * No slot is idle while events wait: a whole deployment, from its first question to the end of its
 * last answer, against the time that the answers alone take.
 *
 * <p>Aimed at is a ratio of 1.15; 1000 answers in 32 slots cannot be had below 1.024. What is
 * asserted leaves room for a machine with other work, and so does the second run.
 */
class AnalysisPaceIT {

    private static final int COMMITS = 1_000;
    private static final int SLOTS = 32;
    private static final Duration ANSWER = Duration.ofMillis(500);
    private static final double AIM = 1.15;
    private static final double BOUND = 1.3;

    @TempDir Path directory;

    @Test
    void aThousandCommitsTakeHardlyLongerThanTheirAnswers() throws IOException {
        double ratio = ratio("first");
        if (ratio > AIM) {
            ratio = Math.min(ratio, ratio("second"));
        }

        String result =
                "%d commits, %d ms an answer, %d slots: %.3f of the answers' own time%n"
                        .formatted(COMMITS, ANSWER.toMillis(), SLOTS, ratio);
        System.out.print(result);
        Files.writeString(Path.of("target", "analysis-pace.txt"), result);
        assertThat(ratio).isLessThan(BOUND);
    }

    private double ratio(String name) throws IOException {
        try (var llm = LlmSimulator.start().latency(ANSWER);
                var paper =
                        new Paper(
                                Files.createDirectories(directory.resolve(name)), Commits.AFTER)) {
            paper.github.serve("acme/engine", Commits.day(COMMITS));
            paper.watching("acme/engine")
                    .asking(llm.url(), "models: [first], concurrency: " + SLOTS);

            assertThat(paper.once(Commits.DAY)).as(paper::output).isZero();

            var calls = Questions.aboutEvents(llm);
            assertThat(calls).hasSize(COMMITS);
            assertThat(llm.maxInFlight()).isEqualTo(SLOTS);
            return (double) span(calls).toMillis() / (ANSWER.toMillis() * COMMITS / (double) SLOTS);
        }
    }

    private static Duration span(List<LlmCall> calls) {
        var starts = calls.stream().map(LlmCall::at).sorted().toList();
        return Duration.between(starts.getFirst(), starts.getLast()).plus(ANSWER);
    }
}
