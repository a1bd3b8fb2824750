package dev.courant.app.topics;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads topics from their beginnings: first what stood there when it was made, then what comes.
 * Committed records only. For one thread.
 */
public final class TopicFollower implements AutoCloseable {

    private final Consumer<String, byte[]> consumer;
    private final Map<TopicPartition, Long> ends;

    public TopicFollower(Cluster cluster, List<String> topics) {
        this.consumer = cluster.consumer();
        var partitions = new ArrayList<TopicPartition>();
        for (var topic : topics) {
            consumer.partitionsFor(topic)
                    .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        this.ends = consumer.endOffsets(partitions);
    }

    /** The next records, or none if there are none within the time. */
    public ConsumerRecords<String, byte[]> poll(Duration patience) {
        return consumer.poll(patience);
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
