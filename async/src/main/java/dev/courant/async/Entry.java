package dev.courant.async;

/**
 * A piece of work that is not done yet, or a barrier behind some.
 *
 * @param sequence order of arrival within the task; also the key in the store
 * @param id what is to be done; submitting the same id again replaces the entry, and a call under
 *     way for the old one counts for nothing
 * @param key what barriers and fairness go by, for Courant the repository
 * @param payload what the call needs, or what the barrier carries
 * @param timestamp of the record that this came from, epoch milliseconds: a punctuator has none of
 *     its own
 * @param notBefore earliest start of the next call, epoch milliseconds; 0 for at once
 * @param failures calls of this entry that failed so far
 * @param barrier true if this is a barrier
 */
public record Entry<P>(
        long sequence,
        String id,
        String key,
        P payload,
        long timestamp,
        long notBefore,
        int failures,
        boolean barrier) {

    Entry<P> postponedTo(long newNotBefore, int newFailures) {
        return new Entry<>(
                sequence, id, key, payload, timestamp, newNotBefore, newFailures, barrier);
    }
}
