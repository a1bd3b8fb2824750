package dev.courant.llm;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Asks again what may be answered later: for a caller that has no asynchronous stage of its own to
 * wait in. Blocking, for virtual threads; safe for use by many.
 *
 * @param clock ours, that limits are told by
 * @param patience of one question, with all its pauses; a limit that ends later is not waited for
 * @param firstPause after a failure that names no time; twice that after the second
 */
public record PersistentAsker(
        Asker asker, InstantSource clock, Duration patience, Duration firstPause) {

    private static final int MAX_RETRIES = 2;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    /** With a first pause of 1 s. */
    public PersistentAsker(Asker asker, InstantSource clock, Duration patience) {
        this(asker, clock, patience, FIRST_PAUSE);
    }

    /**
     * Asks up to three times, with pauses between, or when a limit is over.
     *
     * @return the answer, with what all tries cost
     * @throws LlmException the last failure, with the same
     */
    public <T> Answer<T> ask(Question<T> question, Prompt prompt) {
        Instant deadline = clock.instant().plus(patience);
        var policy =
                RetryPolicy.<Answer<T>>builder()
                        .handleIf(failure -> mayPass(failure, deadline))
                        .withMaxRetries(MAX_RETRIES)
                        .withBackoff(firstPause, firstPause.multipliedBy(4))
                        .withDelayFnOn(
                                limit ->
                                        limit.getLastException()
                                                        instanceof LlmException.RateLimited r
                                                ? pause(r)
                                                : null,
                                LlmException.RateLimited.class)
                        .withMaxDuration(patience)
                        .build();
        var spent = new AtomicReference<>(Usage.NONE);
        try {
            return Failsafe.with(policy)
                    .get(() -> noting(spent, () -> asker.ask(question, prompt)))
                    .after(spent.get());
        } catch (LlmException e) {
            throw e.after(spent.get());
        }
    }

    private static <T> T noting(AtomicReference<Usage> spent, Supplier<T> attempt) {
        try {
            return attempt.get();
        } catch (LlmException e) {
            spent.accumulateAndGet(e.usage(), Usage::plus);
            throw e;
        }
    }

    private static boolean mayPass(Throwable failure, Instant deadline) {
        return switch (failure) {
            case LlmException.Unavailable down -> true;
            case LlmException.RateLimited limited -> limited.retryAt().isBefore(deadline);
            default -> false;
        };
    }

    private Duration pause(LlmException.RateLimited limited) {
        Duration left = Duration.between(clock.instant(), limited.retryAt());
        return left.isNegative() ? Duration.ZERO : left;
    }
}
