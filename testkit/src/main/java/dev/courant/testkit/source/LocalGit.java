package dev.courant.testkit.source;

import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A real git repository on disk, read only: a work tree or bare, full or shallow. Its default
 * branch is the one that is checked out; of a detached HEAD it is {@code HEAD}. New commits are
 * seen as they are made.
 *
 * <p>Git knows no issues: {@link #withIssues} adds some. A commit whose parent is missing has no
 * files; a file whose content is missing has no patch.
 */
public final class LocalGit implements GitSource {

    static {
        // Otherwise the first use measures for seconds how finely the file system tells time, which
        // only writers need.
        FS.FileStoreAttributes.setBackground(true);
    }

    private final Repository repository;
    private final GitLog log;
    private final GitDiff diff;
    private final boolean asOfClock;
    private final List<Issue> issues;

    private LocalGit(Repository repository, boolean asOfClock, List<Issue> issues) {
        this.repository = repository;
        this.log = new GitLog(repository);
        this.diff = new GitDiff(repository);
        this.asOfClock = asOfClock;
        this.issues = List.copyOf(issues);
    }

    /** The repository as it is, whatever the clock says. */
    public static LocalGit open(Path directory) {
        return new LocalGit(repository(directory), false, List.of());
    }

    /**
     * The repository as it was at the instant that is asked for: a branch is at the newest of its
     * first-parent commits that is not dated after that instant. What such a commit has before it
     * is seen, whatever its date.
     */
    public static LocalGit openAsOfClock(Path directory) {
        return new LocalGit(repository(directory), true, List.of());
    }

    /** The same repository, with issues; close only one of the two. */
    public LocalGit withIssues(List<Issue> others) {
        return new LocalGit(repository, asOfClock, others);
    }

    @Override
    public String defaultBranch() {
        try {
            Ref head = repository.exactRef(Constants.HEAD);
            boolean onBranch = head != null && head.isSymbolic();
            return onBranch
                    ? Repository.shortenRefName(head.getTarget().getName())
                    : Constants.HEAD;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public boolean isEmpty(Instant now) {
        return branch(defaultBranch(), now).isEmpty();
    }

    @Override
    public Optional<String> branch(String name, Instant now) {
        String[] refs =
                name.equals(Constants.HEAD)
                        ? new String[] {Constants.HEAD}
                        : new String[] {
                            Constants.R_HEADS + name, Constants.R_REMOTES + "origin/" + name
                        };
        return first(refs)
                .flatMap(tip -> asOfClock ? log.tipAsOf(tip, now) : Optional.of(tip.name()));
    }

    @Override
    public Optional<String> resolve(String ref, Instant now) {
        Optional<String> branch = branch(ref, now);
        if (branch.isPresent()) {
            return branch;
        }
        Optional<ObjectId> found =
                first(new String[] {Constants.R_TAGS + ref, ref.startsWith("refs/") ? ref : ""});
        return found.or(() -> byShaStart(ref))
                .flatMap(log::commitOf)
                .filter(sha -> visible(sha, now));
    }

    @Override
    public List<LogEntry> log(String sha) {
        return log.from(sha).entries();
    }

    @Override
    public Commit commit(String sha) {
        return log.commit(sha);
    }

    @Override
    public List<FileChange> files(String sha) {
        return diff.files(commit(sha));
    }

    @Override
    public Optional<Comparison> compare(String base, String head) {
        return log.compare(base, head);
    }

    @Override
    public List<Issue> issues(Instant now) {
        return issues.stream().filter(issue -> !issue.openedAt().isAfter(now)).toList();
    }

    @Override
    public void close() {
        repository.close();
    }

    /**
     * What is dated until now may be on any branch; what is dated later is seen only through one
     * that has it.
     */
    private boolean visible(String sha, Instant now) {
        if (!asOfClock || !commit(sha).committedAt().isAfter(now)) {
            return true;
        }
        return branch(defaultBranch(), now).stream()
                .anyMatch(tip -> log.from(tip).shas().contains(sha));
    }

    private Optional<ObjectId> first(String[] names) {
        try {
            Ref ref = repository.getRefDatabase().firstExactRef(names);
            return ref == null ? Optional.empty() : Optional.ofNullable(ref.getObjectId());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private Optional<ObjectId> byShaStart(String text) {
        if (!Shas.isStart(text)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(repository.resolve(text));
        } catch (IOException e) {
            // Ambiguous, or no object of this repository: GitHub knows neither.
            return Optional.empty();
        }
    }

    private static Repository repository(Path directory) {
        File start = directory.toAbsolutePath().normalize().toFile();
        FileRepositoryBuilder builder = new FileRepositoryBuilder().findGitDir(start);
        if (builder.getGitDir() == null) {
            throw new IllegalArgumentException(
                    "There is no git repository at "
                            + start
                            + ": name a directory under git's control, or a bare repository");
        }
        try {
            return builder.setMustExist(true).build();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The git repository at " + start + " could not be opened", e);
        }
    }

    private UncheckedIOException unreadable(IOException cause) {
        return new UncheckedIOException(
                "The git repository at " + repository.getDirectory() + " cannot be read", cause);
    }
}
