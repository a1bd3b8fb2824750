package dev.courant.github;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Reads GitHub. Blocking: call it on virtual threads. Safe for use by many threads; one instance
 * shares its connections and its knowledge of the quota among them.
 */
public final class GitHubClient implements AutoCloseable {

    public GitHubClient(GitHubConfig config, InstantSource clock) {}

    /** The repository's current name and default branch. */
    public Answer<RepositoryInfo> repository(String repo) {
        throw new UnsupportedOperationException();
    }

    /** One page of commits, newest first. */
    public Answer<List<CommitSummary>> commits(
            String repo, CommitQuery query, Optional<String> etag) {
        throw new UnsupportedOperationException();
    }

    /** A further page of {@link #commits}, by the address that the page before gave. */
    public Answer<List<CommitSummary>> commitsPage(String next) {
        throw new UnsupportedOperationException();
    }

    /** The first page of what head has and base has not, oldest first. */
    public Answer<Comparison> compare(String repo, String base, String head) {
        throw new UnsupportedOperationException();
    }

    /** A further page of {@link #compare}. */
    public Answer<Comparison> comparePage(String next) {
        throw new UnsupportedOperationException();
    }

    /**
     * The first page of issues and pull requests, open and closed, newest first by creation, 100 a
     * page.
     */
    public Answer<List<IssueSummary>> issues(String repo, Optional<String> etag) {
        throw new UnsupportedOperationException();
    }

    /** A further page of {@link #issues}. */
    public Answer<List<IssueSummary>> issuesPage(String next) {
        throw new UnsupportedOperationException();
    }

    /** A commit with its diff: all pages of its files. */
    public CommitDetail commit(String repo, String sha) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
