package dev.courant.app.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;

class TopicFollowerTest {

    private static final PartitionInfo FIRST =
            new PartitionInfo("fresh", 0, Node.noNode(), new Node[0], new Node[0]);

    @Test
    void waitsForATopicThatTheBrokerDoesNotYetKnow() {
        var answers =
                new ArrayDeque<List<PartitionInfo>>(List.of(List.of(), List.of(), List.of(FIRST)));

        var partitions =
                TopicFollower.partitions("fresh", topic -> answers.remove(), Duration.ofMinutes(1));

        assertThat(partitions).containsExactly(new TopicPartition("fresh", 0));
    }

    @Test
    void namesATopicThatThereIsNot() {
        assertThatThrownBy(
                        () -> TopicFollower.partitions("gone", topic -> List.of(), Duration.ZERO))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("gone");
    }
}
