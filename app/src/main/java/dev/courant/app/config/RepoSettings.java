package dev.courant.app.config;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One of {@code courant.repos}.
 *
 * @param name {@code owner/name}
 * @param branch to follow; empty follows the default branch
 * @param since read from here on; empty leaves it to the command
 */
public record RepoSettings(String name, Optional<String> branch, Optional<Instant> since) {

    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}/(?!\\.{1,2}$)[A-Za-z0-9._-]{1,100}");

    public RepoSettings {
        if (!NAME.matcher(name).matches()) {
            throw new UsageException(
                    "courant.repos: '"
                            + name
                            + "' is no repository: write owner/name, as in vllm-project/vllm.");
        }
    }

    /** A repository's default branch, from a moment that the command chooses. */
    public static RepoSettings of(String name) {
        return new RepoSettings(name, Optional.empty(), Optional.empty());
    }
}
