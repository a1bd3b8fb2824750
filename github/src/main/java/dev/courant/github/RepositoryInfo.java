package dev.courant.github;

/**
 * A repository.
 *
 * @param fullName {@code owner/name} as of now
 */
public record RepositoryInfo(String fullName, String defaultBranch) {}
