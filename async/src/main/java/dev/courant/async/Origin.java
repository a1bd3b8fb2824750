package dev.courant.async;

/**
 * What an entry was before it came into a stage: what is put aside, and may be sent again, when its
 * outcome proves to be more than a topology can take.
 *
 * @param topic that takes it once more
 * @param partition where it stands there, -1 if it never stood there
 * @param offset of the record there, -1 if it never stood there
 * @param timestamp of the record, epoch milliseconds
 * @param key in bytes
 * @param value in bytes, as the topic has them
 */
@SuppressWarnings("ArrayRecordComponent") // handed on as it is, never compared
public record Origin(
        String topic, int partition, long offset, long timestamp, byte[] key, byte[] value) {

    /** Something that never stood in the topic, but belongs there. */
    public static Origin nowhere(String topic, long timestamp, byte[] key, byte[] value) {
        return new Origin(topic, -1, -1, timestamp, key, value);
    }

    /** {@code topic-partition@offset}, or the topic alone. */
    @Override
    public String toString() {
        return offset < 0 ? topic : topic + "-" + partition + "@" + offset;
    }
}
