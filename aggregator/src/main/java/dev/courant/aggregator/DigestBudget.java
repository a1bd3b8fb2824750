package dev.courant.aggregator;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import dev.courant.schemas.EnrichedEvent;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Keeps the events of one digest below a size. Beyond it the least important event loses its files,
 * then its body, then the next one does; when none has any left, insights and risks go in the same
 * way, then analyses, and at last the least important events are left out. What is kept does not
 * depend on the order in which events are added, and no more of them are held than could be kept.
 */
final class DigestBudget {

    private static final Comparator<EnrichedEvent> MOST_IMPORTANT_FIRST =
            comparing(EnrichedEvent::getLevel, reverseOrder())
                    .thenComparing(EnrichedEvent::getScore, reverseOrder())
                    .thenComparing(EnrichedEvent::getOccurredAt)
                    .thenComparing(EnrichedEvent::getId);

    /** Each round goes over all events before the next one begins. */
    private static final List<List<Detail>> ROUNDS =
            List.of(
                    List.of(Detail.FILES, Detail.BODY),
                    List.of(Detail.INSIGHTS),
                    List.of(Detail.ANALYSIS));

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
        var events = new ArrayList<>(held);
        var lost = new EnumMap<Detail, Integer>(Detail.class);
        long excess = events.stream().mapToLong(EventSize::whole).sum() - maxBytes;
        for (var each : inOrderOfLosing(events.size())) {
            long size = excess > 0 ? each.detail().size(events.get(each.event())) : 0;
            if (size > 0) {
                events.set(each.event(), without(each.detail(), events.get(each.event())));
                lost.merge(each.detail(), 1, Integer::sum);
                excess -= size;
            }
        }
        return new Kept(events, cut(lost));
    }

    /**
     * @param event its index, the most important one's is 0
     */
    private record Loss(int event, Detail detail) {}

    private static List<Loss> inOrderOfLosing(int events) {
        var losses = new ArrayList<Loss>();
        for (var round : ROUNDS) {
            for (int event = events - 1; event >= 0; event--) {
                for (var detail : round) {
                    losses.add(new Loss(event, detail));
                }
            }
        }
        return losses;
    }

    private static EnrichedEvent without(Detail detail, EnrichedEvent event) {
        var less = EnrichedEvent.newBuilder(event).setTruncated(true);
        detail.remove(less);
        return less.build();
    }

    private @Nullable String cut(Map<Detail, Integer> lost) {
        var cuts = new ArrayList<String>();
        if (leftOut > 0) {
            cuts.add(leftOut + " left out");
        }
        lost.forEach((detail, events) -> cuts.add(events + " " + detail.loss));
        return cuts.isEmpty()
                ? null
                : "size limit: of the least important events, " + String.join(", ", cuts);
    }

    /**
     * What a digest lists.
     *
     * @param cut what it does not, for people; null if it lists everything
     */
    record Kept(List<EnrichedEvent> events, @Nullable String cut) {}
}
