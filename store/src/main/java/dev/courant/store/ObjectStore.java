package dev.courant.store;

import java.io.IOException;
import java.util.Optional;

/**
 * Where editions are put: whole objects under relative paths, as in {@code reports/2026-02-24.md}.
 * Safe for use by many threads.
 *
 * <p>A path is one or more segments joined by {@code /}; none of them is empty, {@code .} or {@code
 * ..}, and none holds a backslash or a control character. Anything else is an {@link
 * IllegalArgumentException}. What Courant keeps for itself is below {@value #OWN}.
 */
public interface ObjectStore extends AutoCloseable {

    /** Prefix of objects that are no part of a paper. */
    String OWN = ".courant";

    /**
     * Writes an object, replacing what was there. Readers see the old bytes or the new ones, never
     * a part; when this returns, the new ones are durable. An object that has these bytes already
     * is not written again.
     *
     * <p>{@link Caching#IMMUTABLE} is a promise to readers, not a lock: other bytes under such a
     * path are the half of something that was never announced, because its writer was killed. They
     * are replaced, and that is logged.
     *
     * @throws ConflictException if the store can tell that somebody else wrote at the same time
     * @throws IOException if the object could not be written; the old one, if any, is untouched,
     *     unless the answer was lost on the way. It says which object, what happened, and what to
     *     do
     */
    Written put(String path, byte[] bytes, Metadata metadata) throws IOException;

    /**
     * Reads an object, empty if there is none.
     *
     * @throws IOException if the store could not be asked
     */
    Optional<byte[]> get(String path) throws IOException;

    /**
     * The part of this store under a prefix, as a store of its own: papers that share one. It uses
     * the same connections; closing either closes both.
     *
     * @param prefix has the form of a path
     */
    ObjectStore below(String prefix);

    /** The store for people, never with a secret. */
    String describe();

    /**
     * Tries out what the store can do, by an object of our own; what goes wrong is in the value.
     */
    Probe probe();

    @Override
    default void close() {}
}
