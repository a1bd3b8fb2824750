package dev.courant.enricher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemLogTest {

    private static final long MINUTE = 60_000;

    private final ProblemLog log = new ProblemLog();

    @Test
    void tellsThatAnOutageBeginsGoesOnAndEnds() {
        assertThat(log.failed("unavailable", 0))
                .contains("An event goes on without a model's analysis: unavailable");
        assertThat(log.failed("unavailable", MINUTE)).isEmpty();
        assertThat(log.failed("unavailable", 9 * MINUTE)).isEmpty();
        assertThat(log.failed("unavailable", 10 * MINUTE))
                .contains(
                        "An event goes on without a model's analysis: unavailable, as 2 have since"
                                + " this was last said");
        assertThat(log.answered()).contains("The model answers again");
        assertThat(log.answered()).isEmpty();
    }

    @Test
    void saysLittleOfAModelThatFailsNowAndThen() {
        int lines = 0;
        for (int event = 0; event < 1_000; event++) {
            long now = event * 1_000L;
            lines +=
                    (event % 10 == 0 ? log.failed("rate-limited", now) : log.answered()).isPresent()
                            ? 1
                            : 0;
        }

        assertThat(lines).as("in 17 minutes").isEqualTo(4);
    }

    @Test
    void aBadAnswerOrASpentBudgetIsNoOutage() {
        assertThat(log.failed("bad-answer", 0)).isPresent();
        assertThat(log.failed("over-budget", 0)).isPresent();
        assertThat(log.answered()).isEmpty();
    }
}
