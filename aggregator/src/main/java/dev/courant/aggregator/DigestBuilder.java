package dev.courant.aggregator;

import static java.util.Comparator.comparing;

import dev.courant.schemas.DayCounts;
import dev.courant.schemas.DayStatus;
import dev.courant.schemas.DigestKey;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.OffsetRange;
import dev.courant.schemas.Progress;
import dev.courant.schemas.RepoDayDigest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Makes one digest of a day's events. */
final class DigestBuilder {

    private static final Comparator<EnrichedEvent> BY_TIME =
            comparing(EnrichedEvent::getOccurredAt).thenComparing(EnrichedEvent::getId);

    /**
     * Names, numbers and the full set of offset ranges: of one partition of enriched records, and
     * one of each raw topic.
     */
    private static final int FRAME_BYTES = 16 << 10;

    private final AggregatorConfig config;
    private final DigestBudget budget;
    private final DayCounts counts = new DayCounts(0, 0, 0, 0, 0);

    private long added;

    DigestBuilder(AggregatorConfig config) {
        this.config = config;
        budget = new DigestBudget(config.maxDigestBytes() - FRAME_BYTES);
    }

    /** One of the day's events, in any order. */
    void add(EnrichedEvent event) {
        added++;
        count(event);
        budget.add(event);
    }

    /**
     * The next revision.
     *
     * @param whole false if the repository cannot be read, and {@code progress} says why
     */
    RepoDayDigest build(DigestKey key, DayState day, Progress progress, boolean whole) {
        var kept = budget.kept();
        var listed = new ArrayList<>(kept.events());
        listed.sort(BY_TIME);
        return RepoDayDigest.newBuilder()
                .setRepo(key.repo())
                .setDay(key.day())
                .setZone(config.zone().getId())
                .setRevision(day.getRevision() + 1)
                .setStatus(status(whole))
                .setProblem(whole ? null : progress.getProblem())
                .setCurrentName(progress.getCurrentName())
                .setCounts(counts)
                .setEvents(listed)
                .setCut(kept.cut())
                .setEnrichedRanges(ranges(day.getEnriched()))
                .setRawRanges(ranges(day.getRaw()))
                .build();
    }

    private DayStatus status(boolean whole) {
        if (!whole) {
            return DayStatus.FAILED;
        }
        return added == 0 ? DayStatus.QUIET : DayStatus.OK;
    }

    private void count(EnrichedEvent event) {
        switch (event.getKind()) {
            case COMMIT -> counts.setCommits(counts.getCommits() + 1);
            case ISSUE -> counts.setIssues(counts.getIssues() + 1);
            case UNKNOWN -> {} // has no number of its own, but a level
        }
        switch (event.getLevel()) {
            case HIGH -> counts.setHigh(counts.getHigh() + 1);
            case MEDIUM -> counts.setMedium(counts.getMedium() + 1);
            case LOW -> counts.setLow(counts.getLow() + 1);
        }
    }

    private static List<OffsetRange> ranges(List<Stretch> stretches) {
        return stretches.stream()
                .map(
                        one ->
                                new OffsetRange(
                                        one.getTopic(),
                                        one.getPartition(),
                                        one.getFirst(),
                                        one.getLast()))
                .toList();
    }
}
