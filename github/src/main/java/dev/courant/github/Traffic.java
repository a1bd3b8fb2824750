package dev.courant.github;

/**
 * What a client has sent since it was made, and what came of it.
 *
 * @param requests all of them, redirects followed among them
 * @param found answered with what was asked for
 * @param notModified answered with 304, at no cost when authorised
 * @param redirected answered with another address
 * @param refused answered with any other status below 500: a wrong token, no such thing, or a limit
 * @param broken answered with a server's own trouble, 500 and above
 * @param unanswered ended without a status: no connection, or none in time
 */
public record Traffic(
        long requests,
        long found,
        long notModified,
        long redirected,
        long refused,
        long broken,
        long unanswered) {}
