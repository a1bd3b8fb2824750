package dev.courant.github;

import java.time.Instant;
import java.util.Optional;

/**
 * Which commits to list, newest first.
 *
 * @param ref branch or commit to start from; empty for the default branch
 * @param since only commits with a committer date not before this
 * @param until only commits with a committer date not after this
 * @param perPage 1 to 100
 */
public record CommitQuery(
        Optional<String> ref, Optional<Instant> since, Optional<Instant> until, int perPage) {

    /**
     * @throws IllegalArgumentException if perPage is out of bounds
     */
    public CommitQuery {
        if (perPage < 1 || perPage > 100) {
            throw new IllegalArgumentException("perPage must be 1 to 100, not " + perPage);
        }
    }

    /** The newest commit of a branch: what a head check asks. */
    public static CommitQuery head(Optional<String> branch) {
        return new CommitQuery(branch, Optional.empty(), Optional.empty(), 1);
    }
}
