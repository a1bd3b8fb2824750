package dev.courant.testkit.source;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A repository by script, in memory. Commits are made first and seen by nobody; a push at an
 * instant puts a branch on one of them. So a commit may be pushed long after its date, and a branch
 * may be forced to another history. What was once pushed stays readable by its sha, as on GitHub.
 *
 * <p>The script may be continued while it is served; it is safe for use by many threads. Commits
 * are named by labels, whose shas are {@link #sha}.
 */
public final class Timeline implements GitSource {

    private record Push(Instant at, String branch, @Nullable String head) {}

    private final String defaultBranch;
    private final Map<String, Commit> commits = new LinkedHashMap<>();
    private final Map<String, List<FileChange>> files = new HashMap<>();
    private final List<Push> pushes = new ArrayList<>();
    private final List<Issue> issues = new ArrayList<>();
    private final CommitGraph graph = new CommitGraph(commits);

    private Timeline(String defaultBranch) {
        this.defaultBranch = defaultBranch;
    }

    /** An empty repository whose default branch will be {@code main}. */
    public static Timeline empty() {
        return empty("main");
    }

    /** An empty repository with this name for its default branch. */
    public static Timeline empty(String defaultBranch) {
        return new Timeline(defaultBranch);
    }

    /** The sha of a label; a full sha stands for itself. */
    public static String sha(String label) {
        return Shas.isFull(label) ? label : Shas.of("commit " + label);
    }

    /** Makes a commit, not pushed yet. */
    public synchronized Timeline commit(String label, UnaryOperator<CommitDraft> details) {
        CommitDraft draft = details.apply(new CommitDraft(label));
        Commit commit = draft.commit();
        if (commits.containsKey(commit.sha())) {
            throw new IllegalArgumentException(
                    "There is already a commit " + label + ": labels must differ");
        }
        commits.put(commit.sha(), commit);
        files.put(commit.sha(), draft.files());
        return this;
    }

    /** Makes a commit, not pushed yet, with this message and these parents. */
    public Timeline commit(String label, Instant at, String message, String... parents) {
        return commit(label, draft -> draft.at(at).message(message).parents(parents));
    }

    /**
     * Puts a branch on a commit at an instant, whatever it was on before: a forced push needs no
     * other word.
     */
    public synchronized Timeline push(Instant at, String branch, String label) {
        if (!commits.containsKey(sha(label))) {
            throw new IllegalArgumentException(
                    "No commit " + label + " to push: make it first with commit(…)");
        }
        pushes.add(new Push(at, branch, sha(label)));
        return this;
    }

    /** Deletes a branch at an instant. */
    public synchronized Timeline deleteBranch(Instant at, String branch) {
        pushes.add(new Push(at, branch, null));
        return this;
    }

    /**
     * Commits onto the default branch as it then is, and pushes in the same instant: an ordinary
     * commit.
     */
    public Timeline land(String label, Instant at, String message) {
        return land(label, at, draft -> draft.message(message));
    }

    /** As {@link #land(String, Instant, String)}, with details; date and parent are set. */
    public synchronized Timeline land(
            String label, Instant at, UnaryOperator<CommitDraft> details) {
        String[] parents = branch(defaultBranch, at).stream().toArray(String[]::new);
        return commit(label, draft -> details.apply(draft.at(at).parents(parents)))
                .push(at, defaultBranch, label);
    }

    /** Adds an issue or a pull request. */
    public synchronized Timeline issue(Issue issue) {
        issues.add(issue);
        return this;
    }

    @Override
    public String defaultBranch() {
        return defaultBranch;
    }

    @Override
    public synchronized boolean isEmpty(Instant now) {
        return pushed(now).findAny().isEmpty();
    }

    @Override
    public synchronized Optional<String> branch(String name, Instant now) {
        @Nullable Push last = null;
        for (Push push : pushes) {
            boolean applies = push.branch().equals(name) && !push.at().isAfter(now);
            if (applies && (last == null || !push.at().isBefore(last.at()))) {
                last = push;
            }
        }
        return last == null ? Optional.empty() : Optional.ofNullable(last.head());
    }

    @Override
    public synchronized Optional<String> resolve(String ref, Instant now) {
        Optional<String> tip = branch(ref, now);
        if (tip.isPresent() || !Shas.isStart(ref)) {
            return tip;
        }
        Set<String> seen = graph.reachable(pushed(now).toList());
        List<String> found = seen.stream().filter(sha -> sha.startsWith(ref)).toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    @Override
    public synchronized List<LogEntry> log(String sha) {
        return graph.walk(sha, Set.of());
    }

    @Override
    public synchronized Commit commit(String sha) {
        Commit commit = commits.get(sha);
        if (commit == null) {
            throw new IllegalArgumentException("The timeline has no commit " + sha);
        }
        return commit;
    }

    @Override
    public synchronized List<FileChange> files(String sha) {
        return files.getOrDefault(sha, List.of());
    }

    @Override
    public synchronized Optional<Comparison> compare(String base, String head) {
        return graph.compare(base, head);
    }

    @Override
    public synchronized List<Issue> issues(Instant now) {
        return issues.stream().filter(issue -> !issue.openedAt().isAfter(now)).toList();
    }

    @Override
    public void close() {
        // Nothing but memory, which goes with the object.
    }

    private Stream<String> pushed(Instant now) {
        return pushes.stream()
                .filter(push -> !push.at().isAfter(now))
                .map(Push::head)
                .flatMap(Stream::ofNullable);
    }
}
