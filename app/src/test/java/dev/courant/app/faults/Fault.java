package dev.courant.app.faults;

/** Something that goes wrong. */
interface Fault {

    /** In words, for the report: what is done, and how often. */
    String title();

    /** What it is done to. */
    Scenario scenario(long seed);

    /** Does it, while the history goes on; all that is left to chance comes from the dice. */
    void strike(Deployment system, Strikes strikes);

    /** True if events may come without their diffs, provided that they say so. */
    default boolean mayCostDiffs() {
        return false;
    }

    /** What else has to hold when all is over. */
    default void judge(Deployment system) {}

    /** Its name for {@code -Dfaults.only}. */
    default String name() {
        return getClass().getSimpleName();
    }
}
