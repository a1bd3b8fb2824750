package dev.courant.aggregator;

import java.time.ZoneId;

/**
 * Settings of the aggregator.
 *
 * @param zone whose midnights bound a day: the edition's zone. It cannot be changed over existing
 *     state
 * @param maxDigestBytes estimated size that no digest exceeds, {@value #DEFAULT_MAX_DIGEST_BYTES}
 *     by default, at least {@value #MIN_DIGEST_BYTES}; the topic and the producer must allow
 *     records of this size
 * @param bodyChars UTF-16 characters of an event's body that digests keep, {@value
 *     #DEFAULT_BODY_CHARS} by default
 * @param filesPerEvent changed files listed per event, {@value #DEFAULT_FILES_PER_EVENT} by default
 * @param mergeGap foreign records between two offset ranges that are rather read along than jumped
 *     over, {@value #DEFAULT_MERGE_GAP} by default
 */
public record AggregatorConfig(
        ZoneId zone, int maxDigestBytes, int bodyChars, int filesPerEvent, long mergeGap) {

    /** 4 MiB. */
    public static final int DEFAULT_MAX_DIGEST_BYTES = 4 << 20;

    /** 64 KiB: room for any single event without its details, and for the offset ranges. */
    public static final int MIN_DIGEST_BYTES = 64 << 10;

    public static final int DEFAULT_BODY_CHARS = 600;
    public static final int DEFAULT_FILES_PER_EVENT = 30;
    public static final long DEFAULT_MERGE_GAP = 200;

    /**
     * @throws IllegalArgumentException if a number is out of its bounds
     */
    public AggregatorConfig {
        require(
                maxDigestBytes >= MIN_DIGEST_BYTES,
                "max digest bytes must be " + MIN_DIGEST_BYTES + " or more, so that an event fits",
                maxDigestBytes);
        require(bodyChars >= 0, "body characters cannot be negative", bodyChars);
        require(filesPerEvent >= 0, "files per event cannot be negative", filesPerEvent);
        require(mergeGap >= 0, "the merge gap cannot be negative", mergeGap);
    }

    /** The defaults, for days in {@code zone}. */
    public static AggregatorConfig in(ZoneId zone) {
        return new AggregatorConfig(
                zone,
                DEFAULT_MAX_DIGEST_BYTES,
                DEFAULT_BODY_CHARS,
                DEFAULT_FILES_PER_EVENT,
                DEFAULT_MERGE_GAP);
    }

    private static void require(boolean holds, String rule, long value) {
        if (!holds) {
            throw new IllegalArgumentException("Aggregator: " + rule + ", but is " + value);
        }
    }
}
