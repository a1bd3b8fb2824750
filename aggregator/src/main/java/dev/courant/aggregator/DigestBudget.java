package dev.courant.aggregator;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import dev.courant.schemas.EnrichedEvent;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * Keeps the events of one digest below a size. Beyond it the least important event loses its files,
 * then its body, then the next one does; when none has any left, the least important ones are left
 * out. What is kept does not depend on the order in which events are added, and no more of them are
 * held than could be kept.
 */
final class DigestBudget {

    private static final Comparator<EnrichedEvent> MOST_IMPORTANT_FIRST =
            comparing(EnrichedEvent::getLevel, reverseOrder())
                    .thenComparing(EnrichedEvent::getScore, reverseOrder())
                    .thenComparing(EnrichedEvent::getOccurredAt)
                    .thenComparing(EnrichedEvent::getId);

    private final long maxBytes;
    private final TreeSet<EnrichedEvent> held = new TreeSet<>(MOST_IMPORTANT_FIRST);
    private long bareBytes;
    private long leftOut;

    /** The most important event that is left out; none below it is listed, even if it would fit. */
    private @Nullable EnrichedEvent firstLeftOut;

    /**
     * @param maxBytes estimated size that the kept events may have together
     */
    DigestBudget(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    void add(EnrichedEvent event) {
        if (firstLeftOut != null && MOST_IMPORTANT_FIRST.compare(event, firstLeftOut) > 0) {
            leftOut++;
            return;
        }
        held.add(event);
        bareBytes += EventSize.bare(event);
        while (bareBytes > maxBytes) {
            firstLeftOut = held.pollLast();
            bareBytes -= EventSize.bare(firstLeftOut);
            leftOut++;
        }
    }

    /** What fits, most important first. To be asked once, after the last event. */
    Kept kept() {
        var events = new ArrayList<EnrichedEvent>(held.size());
        long bytes = held.stream().mapToLong(EventSize::whole).sum();
        long withoutFiles = 0;
        long withoutBody = 0;
        for (var event : held.descendingSet()) {
            var kept = EnrichedEvent.newBuilder(event);
            if (bytes > maxBytes && !event.getFiles().isEmpty()) {
                bytes -= EventSize.files(event);
                withoutFiles++;
                kept.setFiles(List.of()).setTruncated(true);
            }
            if (bytes > maxBytes && !event.getBody().isEmpty()) {
                bytes -= EventSize.body(event);
                withoutBody++;
                kept.setBody("").setTruncated(true);
            }
            events.add(kept.build());
        }
        return new Kept(events.reversed(), cut(withoutFiles, withoutBody));
    }

    private @Nullable String cut(long withoutFiles, long withoutBody) {
        var cuts = new ArrayList<String>();
        addIfAny(cuts, leftOut, "left out");
        addIfAny(cuts, withoutFiles, "listed without files");
        addIfAny(cuts, withoutBody, "listed without body");
        return cuts.isEmpty()
                ? null
                : "size limit: of the least important events, " + String.join(", ", cuts);
    }

    private static void addIfAny(List<String> cuts, long count, String what) {
        if (count > 0) {
            cuts.add(count + " " + what);
        }
    }

    /**
     * What a digest lists.
     *
     * @param cut what it does not, for people; null if it lists everything
     */
    record Kept(List<EnrichedEvent> events, @Nullable String cut) {}
}
