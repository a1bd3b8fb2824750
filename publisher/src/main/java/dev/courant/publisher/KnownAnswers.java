package dev.courant.publisher;

import dev.courant.llm.AnswerStore;
import dev.courant.schemas.ModelAnswer;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

import java.util.Optional;

/** What models have answered before, as the topology has it. */
final class KnownAnswers {

    private KnownAnswers() {}

    /**
     * The store is Kafka Streams' own, filled by its own thread, and may be read by any. When it is
     * restored, nobody looks at the bytes: what cannot be decoded is not known.
     */
    static AnswerStore of(ProcessorContext<?, ?> context) {
        ReadOnlyKeyValueStore<String, ValueAndTimestamp<ModelAnswer>> store =
                context.getStateStore(PublisherTopology.ANSWERS_STORE);
        return key -> {
            try {
                return Optional.ofNullable(store.get(key)).map(known -> known.value().getAnswer());
            } catch (SerializationException e) {
                return Optional.empty();
            }
        };
    }
}
