package dev.courant.testkit.source;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A repository for a simulator to serve: what can be seen of it is a function of the instant that
 * is passed in. Shas are full and in lower case. Safe for use by many threads.
 */
public interface GitSource extends AutoCloseable {

    /** The branch that is read when none is named; it need not exist yet. */
    String defaultBranch();

    /** True while nothing was ever pushed. */
    boolean isEmpty(Instant now);

    /** The commit at the tip of a branch. */
    Optional<String> branch(String name, Instant now);

    /**
     * The commit that a branch, a tag, a sha or an unambiguous start of one (7 or more digits)
     * stands for.
     */
    Optional<String> resolve(String ref, Instant now);

    /**
     * What can be reached from a commit: newest committer date first, though never a parent before
     * its only child.
     */
    List<LogEntry> log(String sha);

    /** A commit that {@link #resolve} has answered. */
    Commit commit(String sha);

    /**
     * The changes of a commit against its first parent, by path; all of them, unknown ones left
     * out.
     */
    List<FileChange> files(String sha);

    /** How two commits stand to each other; empty if they have no common history. */
    Optional<Comparison> compare(String base, String head);

    /** Issues and pull requests opened until now, in no particular order. */
    List<Issue> issues(Instant now);

    /** Lets go of files and memory. */
    @Override
    void close();
}
