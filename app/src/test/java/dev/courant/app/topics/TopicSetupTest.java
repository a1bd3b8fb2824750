package dev.courant.app.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.app.streams.StreamsSettings;
import dev.courant.schemas.AvroSerdes;
import dev.courant.schemas.Topics;

import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;

class TopicSetupTest {

    private static final Topics TOPICS = Topics.withDefaultPrefix();

    @Test
    void whatHoldsAWholeDayTakesTheLargestValueAndDeadLettersEvenMore() {
        var limits = new HashMap<String, Integer>();
        for (var spec : TOPICS.all()) {
            String limit =
                    TopicSetup.settings(TOPICS, spec).get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
            if (limit != null) {
                limits.put(spec.name(), Integer.valueOf(limit));
            }
        }

        assertThat(limits)
                .isEqualTo(
                        Map.of(
                                TOPICS.digests(), StreamsSettings.MAX_MESSAGE_BYTES,
                                TOPICS.editions(), StreamsSettings.MAX_MESSAGE_BYTES,
                                TOPICS.deadLetters(), StreamsSettings.MAX_LETTER_BYTES));
        assertThat(AvroSerdes.MAX_VALUE_BYTES).isLessThan(StreamsSettings.MAX_MESSAGE_BYTES);
    }
}
