package dev.courant.testkit.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Walks over commits in memory. Parents that are not there are passed over. Owned and guarded by a
 * {@link Timeline}.
 */
final class CommitGraph {

    private static final Comparator<Commit> NEWEST_FIRST =
            Comparator.comparing(Commit::committedAt).reversed().thenComparing(Commit::sha);

    private final Map<String, Commit> commits;

    CommitGraph(Map<String, Commit> commits) {
        this.commits = commits;
    }

    /** The commits themselves and all before them. */
    Set<String> reachable(Collection<String> tips) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(tips);
        while (!open.isEmpty()) {
            Commit commit = commits.get(open.pop());
            if (commit != null && seen.add(commit.sha())) {
                open.addAll(commit.parents());
            }
        }
        return seen;
    }

    /** Git's own order: of what is known by its children, always the newest next. */
    List<LogEntry> walk(String from, Set<String> without) {
        List<LogEntry> log = new ArrayList<>();
        Set<String> queued = new HashSet<>(without);
        PriorityQueue<Commit> queue = new PriorityQueue<>(NEWEST_FIRST);
        enqueue(List.of(from), queued, queue);
        while (!queue.isEmpty()) {
            Commit next = queue.remove();
            log.add(new LogEntry(next.sha(), next.committedAt()));
            enqueue(next.parents(), queued, queue);
        }
        return log;
    }

    Optional<Comparison> compare(String base, String head) {
        Set<String> ofBase = reachable(List.of(base));
        Set<String> ofHead = reachable(List.of(head));
        List<LogEntry> ahead = walk(head, ofBase).reversed();
        int behind = walk(base, ofHead).size();
        ofBase.retainAll(ofHead);
        return best(ofBase).map(mergeBase -> new Comparison(ahead, behind, mergeBase));
    }

    /** Of the commits that two histories share: one that no other of them comes after. */
    private Optional<String> best(Set<String> shared) {
        Set<String> tips = new HashSet<>(shared);
        shared.forEach(sha -> commits.get(sha).parents().forEach(tips::remove));
        return tips.stream().map(commits::get).min(NEWEST_FIRST).map(Commit::sha);
    }

    private void enqueue(List<String> shas, Set<String> queued, PriorityQueue<Commit> queue) {
        for (String sha : shas) {
            Commit commit = commits.get(sha);
            if (commit != null && queued.add(sha)) {
                queue.add(commit);
            }
        }
    }
}
