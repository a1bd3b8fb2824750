package dev.courant.app.status;

/**
 * How a service's group is doing.
 *
 * @param name of the service
 * @param state of its group, as Kafka calls it: {@code Stable}, {@code Empty}, …
 * @param members threads that share its work
 * @param lag offsets that it has not passed yet, of all its topics: records, and markers of
 *     transactions, of which the last may stay
 */
public record ServiceStatus(String name, String state, int members, long lag) {

    /** Whether somebody works on it. */
    public boolean running() {
        return members > 0;
    }
}
