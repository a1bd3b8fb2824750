package dev.courant.aggregator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where a day's records stand: ranges of offsets per partition, few enough to store and close
 * enough to read. Ranges may hold foreign records, which a reader skips; they never miss one of
 * their own.
 *
 * @param mergeGap ranges with at most this many records between them become one
 */
record OffsetRanges(long mergeGap) {

    /** Ranges kept per partition; the nearest neighbours are merged beyond. */
    static final int MAX_PER_PARTITION = 16;

    private static final Comparator<Stretch> ORDER =
            Comparator.comparing(Stretch::getTopic)
                    .thenComparing(Stretch::getPartition)
                    .thenComparing(Stretch::getFirst);

    /** The ranges with one more record in them, in order of topic, partition and offset. */
    List<Stretch> with(List<Stretch> ranges, String topic, int partition, long offset) {
        var others = new ArrayList<Stretch>();
        var own = new ArrayList<Stretch>();
        for (var range : ranges) {
            boolean same = range.getPartition() == partition && range.getTopic().equals(topic);
            (same ? own : others).add(range);
        }
        own.add(new Stretch(topic, partition, offset, offset));
        others.addAll(limited(merged(own)));
        others.sort(ORDER);
        return others;
    }

    private List<Stretch> merged(List<Stretch> ranges) {
        ranges.sort(ORDER);
        var merged = new ArrayList<Stretch>();
        for (var next : ranges) {
            if (!merged.isEmpty() && gap(merged.getLast(), next) <= mergeGap) {
                merged.add(joined(merged.removeLast(), next));
            } else {
                merged.add(next);
            }
        }
        return merged;
    }

    private static List<Stretch> limited(List<Stretch> ranges) {
        while (ranges.size() > MAX_PER_PARTITION) {
            int nearest = 0;
            for (int i = 1; i + 1 < ranges.size(); i++) {
                if (gap(ranges.get(i), ranges.get(i + 1))
                        < gap(ranges.get(nearest), ranges.get(nearest + 1))) {
                    nearest = i;
                }
            }
            ranges.set(nearest, joined(ranges.get(nearest), ranges.remove(nearest + 1)));
        }
        return ranges;
    }

    /** Records between two ranges; negative if they overlap. */
    private static long gap(Stretch earlier, Stretch later) {
        return later.getFirst() - earlier.getLast() - 1;
    }

    private static Stretch joined(Stretch one, Stretch other) {
        return new Stretch(
                one.getTopic(),
                one.getPartition(),
                one.getFirst(),
                Math.max(one.getLast(), other.getLast()));
    }
}
