package dev.courant.publisher;

import dev.courant.schemas.Edition;

/** Told of each edition that is published. Called by a stream thread; must not wait. */
@FunctionalInterface
public interface EditionMeter {

    /** Counts nothing. */
    EditionMeter NONE = edition -> {};

    /** Its objects are in the store; where a crash undoes the record, it is told of again. */
    void published(Edition edition);
}
