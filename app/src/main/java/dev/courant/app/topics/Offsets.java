package dev.courant.app.topics;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where partitions begin and end. */
public final class Offsets {

    private Offsets() {}

    /** Of the oldest record of each, or of the next where there is none. */
    public static Map<TopicPartition, Long> earliest(
            Admin admin, Collection<TopicPartition> partitions) {
        return of(admin, partitions, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED);
    }

    /**
     * Of the next record of each.
     *
     * @param isolation whether records that are not committed yet count
     */
    public static Map<TopicPartition, Long> latest(
            Admin admin, Collection<TopicPartition> partitions, IsolationLevel isolation) {
        return of(admin, partitions, OffsetSpec.latest(), isolation);
    }

    private static Map<TopicPartition, Long> of(
            Admin admin,
            Collection<TopicPartition> partitions,
            OffsetSpec which,
            IsolationLevel isolation) {
        var asked =
                partitions.stream()
                        .collect(Collectors.toMap(Function.identity(), partition -> which));
        var found =
                AdminAnswers.of(admin.listOffsets(asked, new ListOffsetsOptions(isolation)).all());
        return found.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().offset()));
    }
}
