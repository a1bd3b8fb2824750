package dev.courant.enricher;

/** Says which setting is out of bounds, and what they are. */
final class Bounds {

    private Bounds() {}

    static void check(String setting, int value, int lowest, int highest) {
        if (value < lowest || value > highest) {
            throw new IllegalArgumentException(
                    "enricher %s is %d; it must be from %d to %d"
                            .formatted(setting, value, lowest, highest));
        }
    }
}
