package dev.courant.llm;

import dev.failsafe.CircuitBreaker;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One model, and what we have come to know of it: how it is spoken to, whether it is to be left
 * alone, whether it works at all. Used by many threads; lost with the process, and soon learned
 * again.
 */
final class Model {

    private static final int FAILURES_IN_A_ROW = 5;
    private static final Duration FIRST_UNTOLD_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_UNTOLD_PAUSE = Duration.ofMinutes(1);

    /** How long a refusal is believed; somebody may have paid the bill meanwhile. */
    private static final Duration REFUSAL = Duration.ofMinutes(1);

    private final String name;
    private final String label;
    private final CircuitBreaker<Object> breaker;
    private final Silence silence = new Silence();
    private volatile Dialect dialect = Dialect.FIRST;
    private @Nullable Hold hold;
    private Duration untoldPause = FIRST_UNTOLD_PAUSE;
    private Usage usage = Usage.NONE;

    /**
     * @param refusal why, if it is more than a pause
     */
    private record Hold(Instant until, Optional<String> refusal) {}

    /**
     * @param label for messages, in place of the name
     */
    Model(String name, String label, Duration breakerDelay) {
        this.name = name;
        this.label = label;
        this.breaker =
                CircuitBreaker.builder()
                        .withFailureThreshold(FAILURES_IN_A_ROW)
                        .withSuccessThreshold(1)
                        .withDelay(breakerDelay)
                        .build();
    }

    String name() {
        return name;
    }

    String label() {
        return label;
    }

    Dialect dialect() {
        return dialect;
    }

    /** The model answered to this: further requests begin with it. */
    void speaks(Dialect spoken) {
        dialect = spoken;
    }

    /**
     * @throws LlmException if nothing is to be sent to it now
     */
    void mayBeAsked(Instant now) {
        Optional<LlmException> held = held(now);
        if (held.isPresent()) {
            throw held.get();
        }
        if (breaker.isOpen() && !breaker.getRemainingDelay().isZero()) {
            throw leftAlone();
        }
    }

    /**
     * Once a request was not answered, waits for what others under way come to: a server that hangs
     * would take a second timeout, and a third, from those that come after.
     *
     * @throws LlmException.Unavailable if they take longer than this
     */
    void awaitSign(Duration longest) throws InterruptedException {
        if (!silence.await(longest, breaker::isOpen)) {
            throw new LlmException.Unavailable(label + " has not answered lately.");
        }
    }

    /**
     * The same, at the last moment: of several that wait for a model's trial, one is let through.
     * Each that is ends with {@link #worked}, {@link #failed} or {@link #interrupted}.
     */
    void enter(Instant now) {
        mayBeAsked(now);
        if (!breaker.tryAcquirePermit()) {
            throw leftAlone();
        }
        silence.began();
    }

    /** It answered, if only to refuse. */
    void worked() {
        breaker.recordSuccess();
        silence.ended();
    }

    void failed() {
        breaker.recordFailure();
        silence.ended();
    }

    /** There was an answer, be it an error. */
    void spoke() {
        silence.spoke();
    }

    /** How often it has answered so far. */
    long signs() {
        return silence.signs();
    }

    /**
     * There was no answer, or not all of it. One that was waited for in vain, while others were not
     * answered either, is as good as five that failed: nobody has the time for four more.
     *
     * @param before signs when the request was sent
     * @param inVain true if it was waited for as long as there is time for a request
     */
    void keptSilent(long before, boolean inVain) {
        if (silence.kept(before) && inVain) {
            breaker.open();
        }
    }

    /** We did not wait, which is no failure of the model's; only a trial has to have an end. */
    void interrupted() {
        if (breaker.isHalfOpen()) {
            breaker.recordFailure();
        }
        silence.ended();
    }

    /** It is within its limits again. */
    synchronized void answered() {
        untoldPause = FIRST_UNTOLD_PAUSE;
    }

    /**
     * Leaves it alone.
     *
     * @param told until when, if it says so; else for 2 s, and twice as long each time in a row, up
     *     to a minute. Of many that are turned away at a time, the first one counts
     */
    synchronized LlmException pause(Optional<Instant> told, Instant now) {
        if (told.isPresent()) {
            hold(new Hold(told.get(), Optional.empty()));
        } else if (held(now).isEmpty()) {
            hold(new Hold(now.plus(untoldPause), Optional.empty()));
            Duration next = untoldPause.multipliedBy(2);
            untoldPause = next.compareTo(LONGEST_UNTOLD_PAUSE) < 0 ? next : LONGEST_UNTOLD_PAUSE;
        }
        return held(now).orElseThrow();
    }

    /** Believes a refusal for a minute, so that a thousand events do not ask a thousand times. */
    synchronized LlmException refuse(String why, Instant now) {
        hold(new Hold(now.plus(REFUSAL), Optional.of(why)));
        return new LlmException.Refused(why);
    }

    synchronized void spent(Usage more) {
        usage = usage.plus(more);
    }

    synchronized Usage usage() {
        return usage;
    }

    /** For tests. */
    CircuitBreaker<Object> breaker() {
        return breaker;
    }

    private void hold(Hold next) {
        Hold current = hold;
        if (current == null || current.until().isBefore(next.until())) {
            hold = next;
        }
    }

    private synchronized Optional<LlmException> held(Instant now) {
        Hold current = hold;
        if (current == null || !now.isBefore(current.until())) {
            return Optional.empty();
        }
        return Optional.of(
                current.refusal()
                        .<LlmException>map(LlmException.Refused::new)
                        .orElseGet(() -> Failures.limited(label, current.until())));
    }

    private LlmException leftAlone() {
        String why =
                silence.lasts()
                        ? " does not answer"
                        : " failed " + FAILURES_IN_A_ROW + " times in a row";
        return new LlmException.Unavailable(label + why + " and is left alone.");
    }
}
