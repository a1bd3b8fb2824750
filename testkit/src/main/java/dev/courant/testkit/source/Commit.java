package dev.courant.testkit.source;

import java.time.Instant;
import java.util.List;

/**
 * A commit without its diff.
 *
 * @param committedAt whole seconds, as git keeps them
 * @param parents shas, also of parents that are not there (a shallow clone)
 */
public record Commit(
        String sha,
        String tree,
        String message,
        Person author,
        Instant authoredAt,
        Person committer,
        Instant committedAt,
        List<String> parents) {

    public Commit {
        parents = List.copyOf(parents);
    }
}
