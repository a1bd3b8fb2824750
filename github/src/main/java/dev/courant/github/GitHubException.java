package dev.courant.github;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;

/**
 * A read that did not succeed; each subclass is another decision for the caller. Messages are one
 * line for people and hold no token.
 */
public abstract sealed class GitHubException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private transient @Nullable Instant serverTime;

    private GitHubException(String message) {
        super(message);
    }

    private GitHubException(String message, Throwable cause) {
        super(message, cause);
    }

    GitHubException answeredAt(Instant time) {
        serverTime = time;
        return this;
    }

    /** The server's clock when it refused; empty if it did not answer at all. */
    public Optional<Instant> serverTime() {
        return Optional.ofNullable(serverTime);
    }

    /**
     * No such repository, branch, commit or page; a private one looks the same (404), a withdrawn
     * one too (451).
     */
    public static final class NotFound extends GitHubException {
        private static final long serialVersionUID = 1L;

        public NotFound(String message) {
            super(message);
        }
    }

    /** The repository has no commits yet (409). */
    public static final class EmptyRepository extends GitHubException {
        private static final long serialVersionUID = 1L;

        public EmptyRepository(String message) {
            super(message);
        }
    }

    /** The token is missing, wrong or may not do this (401, and 403 that is no limit). */
    public static final class Refused extends GitHubException {
        private static final long serialVersionUID = 1L;

        public Refused(String message) {
            super(message);
        }
    }

    /** The quota or a secondary limit is used up. */
    public static final class RateLimited extends GitHubException {
        private static final long serialVersionUID = 1L;
        private final transient Instant retryAt;

        public RateLimited(String message, Instant retryAt) {
            super(message);
            this.retryAt = retryAt;
        }

        /** When to ask again, by this machine's clock; never before. */
        public Instant retryAt() {
            return retryAt;
        }
    }

    /** No answer, a broken one, or a server error: worth another try. */
    public static final class Unavailable extends GitHubException {
        private static final long serialVersionUID = 1L;

        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }

        public Unavailable(String message) {
            super(message);
        }
    }
}
