package dev.courant.publisher.site;

/**
 * How many events there are of each level.
 *
 * @param high not negative, like the others
 */
public record Levels(int high, int medium, int low) {

    /** No events. */
    public static final Levels NONE = new Levels(0, 0, 0);

    /** All events. */
    public int total() {
        return high + medium + low;
    }

    /** Both together. */
    public Levels plus(Levels other) {
        return new Levels(high + other.high, medium + other.medium, low + other.low);
    }
}
