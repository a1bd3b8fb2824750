package dev.courant.poller;

import static dev.courant.poller.Times.at;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;

final class OccurredAtTest {

    private static final Instant MARK = at(100);
    private static final Instant NOW = at(110);

    @Test
    void believesADateBetweenTheLastMarkAndNow() {
        assertThat(OccurredAt.landed(at(105), MARK, NOW)).isEqualTo(at(105));
        assertThat(OccurredAt.landed(MARK, MARK, NOW)).isEqualTo(MARK);
        assertThat(OccurredAt.landed(NOW, MARK, NOW)).isEqualTo(NOW);
    }

    @Test
    void putsAnyOtherDateJustAfterTheMark() {
        assertThat(OccurredAt.landed(MARK.minusMillis(1), MARK, NOW)).isEqualTo(MARK.plusMillis(1));
        assertThat(OccurredAt.landed(NOW.plusMillis(1), MARK, NOW)).isEqualTo(MARK.plusMillis(1));
        assertThat(OccurredAt.landed(Instant.EPOCH, MARK, NOW)).isEqualTo(MARK.plusMillis(1));
    }

    @Test
    void historyKeepsItsDatesUpToNow() {
        assertThat(OccurredAt.inSpan(at(3), NOW)).isEqualTo(at(3));
        assertThat(OccurredAt.inSpan(at(111), NOW)).isEqualTo(NOW);
    }

    @Test
    void anIssueThatAMarkHasPassedComesJustAfterIt() {
        assertThat(OccurredAt.opened(at(99), at(0), MARK)).isEqualTo(MARK.plusMillis(1));
        assertThat(OccurredAt.opened(at(100), at(0), MARK)).isEqualTo(at(100));
        assertThat(OccurredAt.opened(at(120), at(0), MARK)).isEqualTo(at(120));
    }

    @Test
    void anIssueOlderThanWhatWasReadIsHistory() {
        assertThat(OccurredAt.opened(at(-1), at(0), MARK)).isEqualTo(at(-1));
    }
}
