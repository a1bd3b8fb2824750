package dev.courant.async;

import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.LongConsumer;

/**
 * The one punctuator of a stage: ticks while calls are under way, sleeps until the next entry
 * ripens, and is not there at all when nothing is pending. Each punctuation makes Kafka Streams
 * commit, so an idle stage must not have any.
 *
 * <p>Owner: the stream thread.
 */
final class Alarm {

    /** Empty ticks in a row after which calls are taken to be slow, and looked at less often. */
    private static final int EMPTY_TICKS_UNTIL_SLOW = 25;

    private static final int SLOW_FACTOR = 5;

    /** A longer sleep is cut in pieces, so that a clock that jumps does no lasting harm. */
    private static final long LONGEST_SLEEP_MS = 60_000;

    private final ProcessorContext<?, ?> context;
    private final long tickMs;
    private final LongConsumer onAlarm;
    private @Nullable Cancellable schedule;
    private long interval;
    private long dueAt = Long.MAX_VALUE;
    private int emptyTicks;
    private boolean ringing;

    Alarm(ProcessorContext<?, ?> context, Duration tick, LongConsumer onAlarm) {
        this.context = context;
        this.tickMs = tick.toMillis();
        this.onAlarm = onAlarm;
    }

    void noteTurn(boolean settledSomething) {
        emptyTicks = settledSomething ? 0 : emptyTicks;
    }

    /**
     * Makes sure that the stage is woken when it should be.
     *
     * @param wakeAt epoch milliseconds; 0 or anything past: at the next tick; {@link
     *     Long#MAX_VALUE}: never
     */
    void setFor(long wakeAt, long now) {
        if (wakeAt == Long.MAX_VALUE) {
            cancel();
            return;
        }
        long pause = Math.clamp(wakeAt - now, tick(), LONGEST_SLEEP_MS);
        boolean soonEnough =
                schedule != null && dueAt <= now + pause && (pause > tick() || interval == pause);
        // Between two rings, a tick that is left over may stand: it is replaced when it rings, not
        // by each record.
        boolean tooOften = ringing && interval < pause;
        if (!soonEnough || tooOften) {
            cancel();
            start(pause, now);
        }
    }

    void cancel() {
        if (schedule != null) {
            schedule.cancel();
            schedule = null;
            dueAt = Long.MAX_VALUE;
        }
    }

    private void start(long pause, long now) {
        interval = pause;
        dueAt = now + pause;
        schedule =
                context.schedule(
                        Duration.ofMillis(pause), PunctuationType.WALL_CLOCK_TIME, this::ring);
    }

    private void ring(long now) {
        emptyTicks++;
        dueAt = now + interval;
        ringing = true;
        try {
            onAlarm.accept(now);
        } finally {
            ringing = false;
        }
    }

    private long tick() {
        return emptyTicks > EMPTY_TICKS_UNTIL_SLOW ? tickMs * SLOW_FACTOR : tickMs;
    }
}
