package dev.courant.store;

import org.jspecify.annotations.Nullable;

/**
 * What must hold for a write to take place.
 *
 * @param ifMatch entity tag that the object must still have; null for no such condition
 * @param ifNoneMatch {@code *} if there must be no object; null for no such condition
 */
record Condition(@Nullable String ifMatch, @Nullable String ifNoneMatch) {

    static final Condition NONE = new Condition(null, null);
    static final Condition ABSENT = new Condition(null, "*");

    static Condition unchangedSince(String entityTag) {
        return new Condition(entityTag, null);
    }

    boolean any() {
        return ifMatch != null || ifNoneMatch != null;
    }
}
