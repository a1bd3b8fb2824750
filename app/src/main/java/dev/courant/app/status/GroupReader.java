package dev.courant.app.status;

import dev.courant.app.topics.AdminAnswers;
import dev.courant.app.topics.Offsets;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads how the services' groups are doing.
 *
 * @param prefix before each group's name
 */
record GroupReader(Admin admin, String prefix) {

    /**
     * @param services their names
     */
    List<ServiceStatus> read(List<String> services) {
        return services.stream().map(this::service).toList();
    }

    private ServiceStatus service(String name) {
        var group = prefix + name;
        try {
            var description =
                    AdminAnswers.of(admin.describeConsumerGroups(List.of(group)).all()).get(group);
            return description == null
                    ? absent(name)
                    : new ServiceStatus(
                            name,
                            description.groupState().toString(),
                            description.members().size(),
                            lag(group));
        } catch (GroupIdNotFoundException e) {
            return absent(name);
        }
    }

    private static ServiceStatus absent(String name) {
        return new ServiceStatus(name, "Absent", 0, 0);
    }

    private long lag(String group) {
        var committed =
                withoutGaps(
                        AdminAnswers.of(
                                admin.listConsumerGroupOffsets(
                                                Map.of(group, new ListConsumerGroupOffsetsSpec()))
                                        .partitionsToOffsetAndMetadata(group)));
        var ends = Offsets.latest(admin, committed.keySet(), IsolationLevel.READ_COMMITTED);
        return committed.entrySet().stream()
                .mapToLong(read -> Math.max(0, ends.get(read.getKey()) - read.getValue().offset()))
                .sum();
    }

    /** A partition without a committed offset has none to tell. */
    private static Map<TopicPartition, OffsetAndMetadata> withoutGaps(
            Map<TopicPartition, OffsetAndMetadata> offsets) {
        var there = new HashMap<>(offsets);
        there.values().removeIf(Objects::isNull);
        return there;
    }
}
