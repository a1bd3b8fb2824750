package dev.courant.publisher;

import java.io.IOException;
import java.util.Optional;

/**
 * Where editions are put: whole objects under relative paths, as in {@code reports/2026-02-24.md}.
 * Safe for use by many threads.
 *
 * <p>A path is one or more segments joined by {@code /}; none of them is empty, {@code .} or {@code
 * ..}, and none holds a backslash or a control character. Anything else is an {@link
 * IllegalArgumentException}.
 */
public interface ObjectStore {

    /**
     * Writes an object, replacing what was there. Readers see the old bytes or the new ones, never
     * a part; when this returns, the new ones are durable.
     *
     * @param contentType media type, for stores that keep one
     * @throws IOException if the object could not be written; the old one, if any, is untouched
     */
    void put(String path, byte[] bytes, String contentType) throws IOException;

    /**
     * Reads an object, empty if there is none.
     *
     * @throws IOException if the store could not be asked
     */
    Optional<byte[]> get(String path) throws IOException;
}
