package dev.courant.llm;

import dev.failsafe.RateLimiter;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * Requests and tokens a minute, evenly spread. A request may go when those before it are paid for,
 * whatever it costs itself: so one that is larger than a whole minute's tokens is slow, not
 * impossible. One per client, used by many threads.
 */
final class Limits {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** So that to ask how long the wait is, which takes one permit, costs next to nothing. */
    private static final int PERMITS_PER_REQUEST = 1000;

    private final @Nullable RateLimiter<Object> requests;
    private final @Nullable RateLimiter<Object> tokens;

    /**
     * @param requestsPerMinute 0 for no limit
     * @param tokensPerMinute 0 for no limit
     */
    Limits(int requestsPerMinute, int tokensPerMinute) {
        this.requests = limiter((long) requestsPerMinute * PERMITS_PER_REQUEST);
        this.tokens = limiter(tokensPerMinute);
    }

    /**
     * How long to wait before the request is sent. If that is longer than the caller would wait,
     * nothing is reserved.
     */
    synchronized Duration reserve(int tokenCount, Duration longest) {
        Duration wait = longer(reserve(requests, 1), reserve(tokens, 1));
        if (wait.compareTo(longest) <= 0) {
            reserve(requests, PERMITS_PER_REQUEST - 1);
            reserve(tokens, tokenCount - 1);
        }
        return wait;
    }

    private static @Nullable RateLimiter<Object> limiter(long perMinute) {
        return perMinute == 0 ? null : RateLimiter.smoothBuilder(perMinute, MINUTE).build();
    }

    private static Duration reserve(@Nullable RateLimiter<Object> limiter, int permits) {
        return limiter == null || permits <= 0 ? Duration.ZERO : limiter.reservePermits(permits);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
