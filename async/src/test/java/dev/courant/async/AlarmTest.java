package dev.courant.async;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

class AlarmTest {

    private final MockProcessorContext<String, String> context = new MockProcessorContext<>();
    private final Alarm alarm = new Alarm(context, Duration.ofMillis(20), now -> {});

    private List<Duration> live() {
        return context.scheduledPunctuators().stream()
                .filter(punctuator -> !punctuator.cancelled())
                .map(CapturedPunctuator::getInterval)
                .toList();
    }

    private void ring(long now) {
        context.scheduledPunctuators().stream()
                .filter(punctuator -> !punctuator.cancelled())
                .toList()
                .forEach(punctuator -> punctuator.getPunctuator().punctuate(now));
    }

    @Test
    void ticksWhileCallsAreUnderWay() {
        alarm.setFor(0, 1_000);

        assertThat(live()).containsExactly(Duration.ofMillis(20));
    }

    @Test
    void sleepsUntilTheNextEntryRipens() {
        alarm.setFor(9_000, 1_000);

        assertThat(live()).containsExactly(Duration.ofSeconds(8));
    }

    @Test
    void sleepsWhenCallsHaveEndedAndTheNextEntryRipensLater() {
        // given a stage that sets its alarm whenever that rings
        var wakeAt = new AtomicLong();
        var stage = new AtomicReference<Alarm>();
        stage.set(
                new Alarm(
                        context,
                        Duration.ofMillis(20),
                        now -> stage.get().setFor(wakeAt.get(), now)));
        stage.get().setFor(wakeAt.get(), 1_000);

        // when
        wakeAt.set(9_000);
        ring(1_020);

        // then
        assertThat(live()).containsExactly(Duration.ofMillis(7_980));
    }

    @Test
    void isNotThereWhenNothingIsPending() {
        alarm.setFor(0, 1_000);

        alarm.setFor(Long.MAX_VALUE, 1_020);

        assertThat(live()).isEmpty();
    }

    @Test
    void wakesEarlierWhenSomethingMoreUrgentComes() {
        alarm.setFor(9_000, 1_000);

        alarm.setFor(2_000, 1_500);

        assertThat(live()).containsExactly(Duration.ofMillis(500));
    }

    @Test
    void keepsTickingOnOneScheduleWhileTicksFindSomething() {
        for (long now = 1_000; now < 2_000; now += 20) {
            alarm.setFor(0, now);
            ring(now + 20);
            alarm.noteTurn(true);
        }

        assertThat(context.scheduledPunctuators()).hasSize(1);
    }

    @Test
    void ticksLessOftenWhenCallsAreSlow() {
        for (long now = 1_000; now < 2_000; now += 20) {
            alarm.setFor(0, now);
            ring(now + 20);
            alarm.noteTurn(false);
        }

        assertThat(live()).containsExactly(Duration.ofMillis(100));
    }
}
