package dev.courant.enricher;

import static dev.courant.enricher.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.async.Verdict;
import dev.courant.enricher.AnalysisFailure.Try;
import dev.courant.llm.LlmException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

class AnalysisFailureTest {

    private static final Instant DEADLINE = NOON.plusSeconds(50);
    private final LlmException unavailable = new LlmException.Unavailable("down");

    @Test
    void waitsForALimitThatEndsInTime() {
        var limited = new LlmException.RateLimited("busy", DEADLINE);

        RuntimeException thrown = failed(1, limited);

        assertThat(AnalysisFailure.judge(thrown)).isEqualTo(new Verdict.RetryAt(DEADLINE));
        assertThat(AnalysisFailure.isOurs(failed(1, limited(60)))).isFalse();
    }

    @Test
    void doesNotWaitForALimitThatEndsTooLate() {
        RuntimeException thrown = failed(1, limited(51));

        assertThat(AnalysisFailure.judge(thrown)).isEqualTo(new Verdict.GiveUp());
        assertThat(AnalysisFailure.code(thrown)).isEqualTo("rate-limited");
        assertThat(AnalysisFailure.isOurs(thrown)).isFalse();
    }

    @Test
    void triesAnOutageAgainIfThatWouldBeOverInTime() {
        RuntimeException inTime = failed(25, unavailable);
        RuntimeException tooLate = failed(26, unavailable);

        assertThat(AnalysisFailure.judge(inTime)).isEqualTo(new Verdict.Retry());
        assertThat(AnalysisFailure.judge(tooLate)).isEqualTo(new Verdict.GiveUp());
        assertThat(AnalysisFailure.code(inTime)).isEqualTo("unavailable");
        assertThat(AnalysisFailure.code(tooLate)).isEqualTo("unavailable");
    }

    record Given(Throwable cause, String code, boolean ours) {}

    static Stream<Given> finalFailures() {
        return Stream.of(
                new Given(new LlmException.OverBudget("spent"), "over-budget", false),
                new Given(new LlmException.Refused("no"), "refused", false),
                new Given(new LlmException.BadAnswer("no"), "bad-answer", false),
                new Given(new IllegalStateException("a defect"), "bad-answer", true));
    }

    @ParameterizedTest
    @MethodSource("finalFailures")
    void givesUpWhatNoLaterTryCanMend(Given given) {
        Throwable thrown =
                given.cause() instanceof LlmException failure ? failed(1, failure) : given.cause();

        assertThat(AnalysisFailure.judge(thrown)).isEqualTo(new Verdict.GiveUp());
        assertThat(AnalysisFailure.code(thrown)).isEqualTo(given.code());
        assertThat(AnalysisFailure.isOurs(thrown)).isEqualTo(given.ours());
    }

    @Test
    void patienceBeginsWithTheFirstTry() {
        var tries = new Tries();

        tries.begin(NOON);
        tries.begin(NOON.plusSeconds(20));

        assertThat(tries.deadline(Duration.ofSeconds(50))).isEqualTo(DEADLINE);
    }

    private static LlmException limited(int second) {
        return new LlmException.RateLimited("busy", NOON.plusSeconds(second));
    }

    private static RuntimeException failed(int second, LlmException failure) {
        return new Try(NOON, NOON.plusSeconds(second), DEADLINE).failed(failure);
    }
}
