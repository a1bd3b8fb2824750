package dev.courant.app.topics;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Reads topics from their beginnings: first what stood there when it was made, then what comes.
 * Committed records only. For one thread.
 */
public final class TopicFollower implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Cluster cluster;
    private final Consumer<String, byte[]> consumer;
    private Map<TopicPartition, Long> ends;

    public TopicFollower(Cluster cluster, List<String> topics) {
        this.cluster = cluster;
        this.consumer = cluster.consumer();
        var partitions = new ArrayList<TopicPartition>();
        for (var topic : topics) {
            partitions.addAll(partitions(topic, consumer::partitionsFor, PATIENCE));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        this.ends = consumer.endOffsets(partitions);
    }

    /**
     * A topic that has just been made is not known to every broker at once; one that seems to have
     * no partitions would be taken for one without records.
     *
     * @throws IllegalStateException if it is unknown for that long
     */
    static List<TopicPartition> partitions(
            String topic, Function<String, List<PartitionInfo>> lookup, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        var found = lookup.apply(topic);
        while (found.isEmpty()) {
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("The brokers know of no topic " + topic + ".");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            found = lookup.apply(topic);
        }
        return found.stream().map(info -> new TopicPartition(topic, info.partition())).toList();
    }

    /** The next records, or none if there are none within the time. */
    public ConsumerRecords<String, byte[]> poll(Duration patience) {
        return consumer.poll(patience);
    }

    /**
     * From now on, what stands there now is what stood there at first: also what no reader sees
     * yet. Of a transaction that has written to two topics, a record in one can be seen before that
     * in the other is.
     */
    public void lookAgain() {
        try (var admin = cluster.admin()) {
            ends = Offsets.latest(admin, ends.keySet(), IsolationLevel.READ_UNCOMMITTED);
        }
    }

    /** True if all that stood there at first has been given. */
    public boolean caughtUp() {
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** Leaves out what stood there at first. */
    public void skipToEnd() {
        ends.forEach(consumer::seek);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
