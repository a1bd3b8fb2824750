package dev.courant.github;

/**
 * What a client has sent since it was made.
 *
 * @param requests all of them, redirects followed among them
 * @param notModified how many were answered with 304, at no cost when authorised
 */
public record Traffic(long requests, long notModified) {}
