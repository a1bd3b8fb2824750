package dev.courant.store;

/** What a write did. */
public enum Written {

    /** Nothing: the object was there, with these bytes. */
    UNCHANGED,

    /** There was no object. */
    CREATED,

    /** There was an object with other bytes. */
    REPLACED
}
