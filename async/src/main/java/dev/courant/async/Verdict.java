package dev.courant.async;

import java.time.Instant;

/** What is to be done about a call that failed. */
public sealed interface Verdict {

    /** Try again after the configured backoff; counts as a failure. */
    record Retry() implements Verdict {}

    /** Not now, but from then on: a limit, not a failure, and not counted as one. */
    record RetryAt(Instant instant) implements Verdict {}

    /** No later try can succeed. */
    record GiveUp() implements Verdict {}
}
