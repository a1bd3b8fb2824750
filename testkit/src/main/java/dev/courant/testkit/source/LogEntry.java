package dev.courant.testkit.source;

import java.time.Instant;

/** A line of a log: a commit, and when it says that it was made. */
public record LogEntry(String sha, Instant committedAt) {}
