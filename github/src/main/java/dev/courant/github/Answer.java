package dev.courant.github;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;

/**
 * What GitHub said to a read, with its own clock. Failures are exceptions: {@link GitHubException}.
 */
public sealed interface Answer<T> {

    /** The server's clock, from the {@code Date} header; whole seconds. */
    Instant serverTime();

    /** The entity tag to send next time, to be told if nothing changed. */
    @Nullable String etag();

    /** Nothing changed since the entity tag that was sent (304). Costs no quota when authorised. */
    record NotModified<T>(Instant serverTime, @Nullable String etag) implements Answer<T> {}

    /**
     * What was asked for.
     *
     * @param next address of the next page, from the {@code Link} header
     * @param moved true if the repository answered from another address: it was renamed or
     *     transferred
     */
    record Found<T>(
            T value,
            Instant serverTime,
            @Nullable String etag,
            Optional<String> next,
            boolean moved)
            implements Answer<T> {}
}
