package dev.courant.app.topics;

/**
 * A topic of a deployment.
 *
 * @param name with the prefix
 * @param holds what is in it, for people
 * @param policy how its records are kept: {@code compact}, or {@code delete} and for how long
 * @param partitions 0 if it is not there
 * @param replicas of the partition that has fewest
 * @param records offsets between its beginnings and its ends: markers of transactions, and what was
 *     compacted away meanwhile, count too
 */
public record TopicRow(
        String name, String holds, String policy, int partitions, int replicas, long records) {

    /** Whether it is there. */
    public boolean exists() {
        return partitions > 0;
    }
}
