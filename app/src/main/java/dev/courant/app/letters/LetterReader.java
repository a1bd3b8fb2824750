package dev.courant.app.letters;

import dev.courant.app.topics.Cluster;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/**
 * Reads records by their places, one after the other: however many letters there are, a poll's
 * worth of them is in memory. Committed records only. For one thread.
 */
public final class LetterReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Cluster cluster;
    private final Consumer<byte[], byte[]> consumer;

    public LetterReader(Cluster cluster) {
        this.cluster = cluster;
        this.consumer = cluster.untouchedConsumer();
    }

    /** What has become of the letters until now. */
    public Settled settled() {
        var settled = new Settled();
        forEach(
                Map.of(),
                letter -> {
                    if (Settled.isMarker(letter)) {
                        settled.take(letter);
                    }
                });
        return settled;
    }

    /** Hands over the letters that stand there now and are asked for, partition by partition. */
    public void letters(LetterFilter filter, java.util.function.Consumer<Letter> action) {
        letters(Map.of(), filter, action);
    }

    /** The same, but for those that stood there when these ends were asked for. */
    public void letters(
            Map<TopicPartition, Long> since,
            LetterFilter filter,
            java.util.function.Consumer<Letter> action) {
        forEach(
                since,
                letter -> {
                    if (!Settled.isMarker(letter) && filter.holds(letter)) {
                        action.accept(letter);
                    }
                });
    }

    /** Where the next letter of each partition will stand. */
    public Map<TopicPartition, Long> ends() {
        return consumer.endOffsets(partitions(cluster.topics().deadLetters()));
    }

    /** One letter; empty if none stands there. */
    public Optional<Letter> letter(LetterId id) {
        return record(
                        new TopicPartition(cluster.topics().deadLetters(), id.partition()),
                        id.offset())
                .map(Letter::new)
                .filter(letter -> !Settled.isMarker(letter));
    }

    /**
     * As far as they stand there now: what comes meanwhile may be one of them that failed again.
     */
    private void forEach(
            Map<TopicPartition, Long> since, java.util.function.Consumer<Letter> action) {
        ends().forEach(
                        (partition, end) ->
                                read(
                                        partition,
                                        since.getOrDefault(partition, 0L),
                                        end,
                                        record -> {
                                            action.accept(new Letter(record));
                                            return false;
                                        }));
    }

    /** The record that stands at an offset; empty if it is gone, or never was. */
    Optional<ConsumerRecord<byte[], byte[]>> record(TopicPartition partition, long offset) {
        return first(partition, offset, record -> true).filter(record -> record.offset() == offset);
    }

    /** The first record from an offset on that is wanted; empty if none stands there now. */
    Optional<ConsumerRecord<byte[], byte[]>> first(
            TopicPartition partition, long from, Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        var found = new AtomicReference<ConsumerRecord<byte[], byte[]>>();
        if (from >= 0 && partitions(partition.topic()).contains(partition)) {
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            read(
                    partition,
                    from,
                    end,
                    record -> {
                        if (wanted.test(record)) {
                            found.set(record);
                        }
                        return found.get() != null;
                    });
        }
        return Optional.ofNullable(found.get());
    }

    /**
     * @param end before which it stops
     * @param enough is given each record, and says if it was the last one wanted
     */
    private void read(
            TopicPartition partition,
            long from,
            long end,
            Predicate<ConsumerRecord<byte[], byte[]>> enough) {
        consumer.assign(List.of(partition));
        consumer.seek(
                partition, from); // what is gone is skipped: offsets are reset to the earliest
        while (consumer.position(partition) < end) {
            for (var record : consumer.poll(POLL)) {
                if (record.offset() >= end || enough.test(record)) {
                    return;
                }
            }
        }
    }

    private List<TopicPartition> partitions(String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .sorted(Comparator.comparingInt(TopicPartition::partition))
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
