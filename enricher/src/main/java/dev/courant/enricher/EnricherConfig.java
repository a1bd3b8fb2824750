package dev.courant.enricher;

import java.time.Duration;

/**
 * Knobs of the enricher.
 *
 * @param diff how much of a diff an event carries
 * @param bodyChars longest body of an event, 0 to 100,000
 * @param maxEventBytes largest event as Avro, 16,384 to 900,000: below the megabyte that brokers
 *     take by default
 * @param callsPerRepo diffs of one repository that are fetched at the same time, 1 to 1,000
 * @param callTimeout for one commit, with all pages of its files; from 1 s to 10 min
 * @param maxFailures tries after which an event goes on without its diff, 1 to 100; limits are
 *     waited for and do not count
 * @param firstBackoff pause after the first failure; doubles with each, up to maxBackoff
 * @param maxBackoff longest pause between two tries, not shorter than firstBackoff
 */
public record EnricherConfig(
        DiffBudget diff,
        int bodyChars,
        int maxEventBytes,
        int callsPerRepo,
        Duration callTimeout,
        int maxFailures,
        Duration firstBackoff,
        Duration maxBackoff) {

    public EnricherConfig {
        Bounds.check("body-chars", bodyChars, 0, 100_000);
        Bounds.check("max-event-bytes", maxEventBytes, 16_384, 900_000);
        Bounds.check("calls-per-repo", callsPerRepo, 1, 1_000);
        Bounds.check("max-failures", maxFailures, 1, 100);
        Bounds.check(
                "call-timeout (in seconds)",
                (int) Math.min(callTimeout.toSeconds(), 1_000_000),
                1,
                600);
        if (!firstBackoff.isPositive() || maxBackoff.compareTo(firstBackoff) < 0) {
            throw new IllegalArgumentException(
                    "enricher first-backoff is %s and max-backoff %s; the first must be positive, the other not shorter"
                            .formatted(firstBackoff, maxBackoff));
        }
    }

    /**
     * {@link DiffBudget#DEFAULT}, 16,000 characters of body, 900,000 bytes, 32 calls a repository,
     * 120 s a call, and 8 tries over about two minutes: 1 s after the first failure, doubling up to
     * 1 min.
     */
    public static EnricherConfig defaults() {
        return new EnricherConfig(
                DiffBudget.DEFAULT,
                16_000,
                900_000,
                32,
                Duration.ofSeconds(120),
                8,
                Duration.ofSeconds(1),
                Duration.ofMinutes(1));
    }

    public EnricherConfig withDiff(DiffBudget budget) {
        return new EnricherConfig(
                budget,
                bodyChars,
                maxEventBytes,
                callsPerRepo,
                callTimeout,
                maxFailures,
                firstBackoff,
                maxBackoff);
    }

    public EnricherConfig withMaxEventBytes(int bytes) {
        return new EnricherConfig(
                diff,
                bodyChars,
                bytes,
                callsPerRepo,
                callTimeout,
                maxFailures,
                firstBackoff,
                maxBackoff);
    }

    public EnricherConfig withCalls(int perRepo, Duration timeout) {
        return new EnricherConfig(
                diff,
                bodyChars,
                maxEventBytes,
                perRepo,
                timeout,
                maxFailures,
                firstBackoff,
                maxBackoff);
    }

    public EnricherConfig withFailures(int max, Duration first, Duration longest) {
        return new EnricherConfig(
                diff, bodyChars, maxEventBytes, callsPerRepo, callTimeout, max, first, longest);
    }
}
