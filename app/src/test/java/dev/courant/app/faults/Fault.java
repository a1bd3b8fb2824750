package dev.courant.app.faults;

/** Something that goes wrong. */
interface Fault {

    /** In words, for the report: what is done, and how often. */
    String title();

    /** What it is done to. */
    Scenario scenario(long seed);

    /** Does it, while the history goes on; all that is left to chance comes from the dice. */
    void strike(Deployment system, Strikes strikes);

    /** Its name for {@code -Dfaults.only}. */
    default String name() {
        return getClass().getSimpleName();
    }
}
