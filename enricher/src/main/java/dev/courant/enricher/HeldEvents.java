package dev.courant.enricher;

import dev.courant.schemas.EnrichedEvent;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

import java.util.ArrayList;
import java.util.List;

/**
 * Events that wait for the end of their repository's read, so that the weightiest of them asks
 * first while there are tokens. Owner: one stream thread.
 */
final class HeldEvents {

    /** Repository, rank and id to the event. */
    static final String STORE = "enricher-held";

    private static final char SEPARATOR = '\0';

    private final KeyValueStore<String, PendingFinding> store;

    HeldEvents(ProcessorContext<?, ?> context) {
        this.store = context.getStateStore(STORE);
    }

    void add(EnrichedEvent event, PendingFinding pending) {
        store.put(key(event), pending);
    }

    /** Hands out what is held of a repository, the highest score first. */
    List<PendingFinding> take(String repo) {
        var keys = new ArrayList<String>();
        var events = new ArrayList<PendingFinding>();
        try (var held = store.prefixScan(repo + SEPARATOR, Serdes.String().serializer())) {
            held.forEachRemaining(
                    entry -> {
                        keys.add(entry.key);
                        events.add(entry.value);
                    });
        }
        keys.forEach(store::delete);
        return events;
    }

    boolean isEmpty() {
        try (var all = store.all()) {
            return !all.hasNext();
        }
    }

    private static String key(EnrichedEvent event) {
        String rank = "%03d".formatted(100 - event.getRuleScore());
        return event.getRepo() + SEPARATOR + rank + SEPARATOR + event.getId();
    }
}
