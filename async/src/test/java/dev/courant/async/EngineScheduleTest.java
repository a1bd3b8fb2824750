package dev.courant.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

/**
 * Ten thousand random schedules of arrivals, replies, failures, timeouts, commits and crashes, all
 * on one thread and each from a seed of its own: the one that fails can be run again.
 */
class EngineScheduleTest {

    private static final int SCHEDULES = 10_000;

    @Test
    void everyEntryEndsOnceAndNoBarrierOvertakesWhateverHappens() {
        int crashes = 0;
        int lateReplies = 0;
        for (long seed = 0; seed < SCHEDULES; seed++) {
            var schedule = new RandomSchedule(seed);
            assertThatCode(schedule::play).as("seed %d", seed).doesNotThrowAnyException();
            crashes += schedule.crashes();
            lateReplies += schedule.lateReplies();
        }
        assertThat(crashes).as("crashes played").isGreaterThan(SCHEDULES / 10);
        assertThat(lateReplies).as("replies after their timeout").isGreaterThan(SCHEDULES / 10);
    }
}
