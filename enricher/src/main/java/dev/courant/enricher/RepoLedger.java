package dev.courant.enricher;

import dev.courant.schemas.Mark;
import dev.courant.schemas.Progress;
import dev.courant.schemas.Topics;

import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What has been emitted of each repository, and how far its two streams say that they are complete.
 * Owner: one stream thread; both stores are changelogged.
 */
final class RepoLedger {

    /** Repository to the number of events emitted so far. */
    static final String COUNTS_STORE = "enricher-event-counts";

    /** Repository and stream to the last mark released. */
    static final String MARKS_STORE = "enricher-last-marks";

    private static final String COMMITS = "#commits";
    private static final String ISSUES = "#issues";

    private final KeyValueStore<String, Long> counts;
    private final KeyValueStore<String, Mark> marks;
    private final Topics topics;

    RepoLedger(ProcessorContext<?, ?> context, Topics topics) {
        this.counts = context.getStateStore(COUNTS_STORE);
        this.marks = context.getStateStore(MARKS_STORE);
        this.topics = topics;
    }

    void emitted(String repo) {
        counts.put(repo, count(repo) + 1);
    }

    /**
     * Takes a mark whose turn has come. Each read marks both streams; between its two marks, the
     * other stream still tells of the read before: of a problem that may be over, or not yet of
     * one.
     *
     * @param topic raw topic that it came from: which stream it is of
     * @return the progress of both streams; empty until both have been marked by the same read
     */
    Optional<Progress> marked(Mark mark, String topic) {
        String repo = mark.getRepo();
        marks.put(repo + (topic.equals(topics.rawCommits()) ? COMMITS : ISSUES), mark);
        Mark commits = marks.get(repo + COMMITS);
        Mark issues = marks.get(repo + ISSUES);
        boolean sameRead =
                commits != null
                        && issues != null
                        && commits.getObservedAt().equals(issues.getObservedAt());
        return sameRead
                ? Optional.of(ProgressMerge.of(commits, issues, count(repo)))
                : Optional.empty();
    }

    /** How far each repository is complete, as its last marks say. */
    Map<String, Instant> watermarks() {
        var watermarks = new HashMap<String, Instant>();
        try (var all = marks.all()) {
            while (all.hasNext()) {
                Mark mark = all.next().value;
                watermarks.merge(
                        mark.getRepo(), mark.getThrough(), (a, b) -> a.isBefore(b) ? a : b);
            }
        }
        return watermarks;
    }

    private long count(String repo) {
        Long count = counts.get(repo);
        return count == null ? 0 : count;
    }
}
