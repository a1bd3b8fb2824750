package dev.courant.enricher;

import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.EventKind;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Events that wait for the end of the read that brought them, commits for that of commits and
 * issues for that of issues, so that the weightiest of them asks first while there are tokens.
 * Owner: one stream thread; what is held survives a crash.
 *
 * <p>Few are held of a read, and none for long: of one that is large, or never ends, the weightiest
 * so far goes when another comes, and the rest after {@link #LONGEST}.
 */
final class HeldEvents {

    /** Repository, kind, rank and id to the event. */
    static final String STORE = "enricher-held";

    /** More than most reads bring, and few enough to be handed on at once. */
    static final int MAX_PER_READ = 100;

    static final Duration LONGEST = Duration.ofMinutes(10);

    private static final Duration LOOKED_AT = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofMillis(100);

    private static final char SEPARATOR = '\0';

    private final KeyValueStore<String, PendingFinding> store;
    private final Consumer<PendingFinding> next;

    /** By repository and kind. */
    private final Map<String, Held> reads = new HashMap<>();

    /** How many are held of a read, and since when the oldest of them is, or one before. */
    private record Held(int count, long since) {
        Held and(PendingFinding another) {
            return new Held(count + 1, Math.min(since, another.getArrivedAt()));
        }
    }

    private HeldEvents(ProcessorContext<?, ?> context, Consumer<PendingFinding> next) {
        this.store = context.getStateStore(STORE);
        this.next = next;
        try (var all = store.all()) {
            all.forEachRemaining(entry -> note(read(entry.key), entry.value));
        }
    }

    /**
     * @param holds false if nothing is to be held any more: what still is goes soon
     * @param next takes each event in its turn
     */
    static HeldEvents open(
            ProcessorContext<?, ?> context, boolean holds, Consumer<PendingFinding> next) {
        var held = new HeldEvents(context, next);
        if (holds) {
            var wall = PunctuationType.WALL_CLOCK_TIME;
            context.schedule(LOOKED_AT, wall, now -> held.releaseSince(now - LONGEST.toMillis()));
        } else if (!held.isEmpty()) {
            held.releaseSoon(context);
        }
        return held;
    }

    /** Nothing may be forwarded while the task is being made. */
    private void releaseSoon(ProcessorContext<?, ?> context) {
        var once = new AtomicReference<Cancellable>();
        once.set(
                context.schedule(
                        SOON,
                        PunctuationType.WALL_CLOCK_TIME,
                        now -> {
                            once.get().cancel();
                            releaseSince(Long.MAX_VALUE);
                        }));
    }

    /** Holds an event; again, if it is held already. */
    void add(EnrichedEvent event, PendingFinding pending) {
        String read = read(event.getRepo(), event.getKind());
        String key = key(read, event);
        if (store.get(key) == null) {
            note(read, pending);
        }
        store.put(key, pending);
        if (reads.get(read).count() > MAX_PER_READ) {
            keys(read, 1).forEach(this::handOn);
        }
    }

    /** Hands on what is held of a repository's read, the highest score first. */
    void release(String repo, EventKind kind) {
        release(read(repo, kind));
    }

    private void release(String read) {
        if (reads.containsKey(read)) {
            keys(read, Integer.MAX_VALUE).forEach(this::handOn);
        }
    }

    private void releaseSince(long before) {
        reads.entrySet().stream()
                .filter(read -> read.getValue().since() < before)
                .map(Map.Entry::getKey)
                .sorted()
                .toList()
                .forEach(this::release);
    }

    boolean isEmpty() {
        return reads.isEmpty();
    }

    private void note(String read, PendingFinding pending) {
        reads.put(read, reads.getOrDefault(read, new Held(0, Long.MAX_VALUE)).and(pending));
    }

    /** Keys alone: the events themselves would take too much memory at a time. */
    private List<String> keys(String read, int atMost) {
        var keys = new ArrayList<String>();
        try (var held = store.prefixScan(read + SEPARATOR, Serdes.String().serializer())) {
            while (keys.size() < atMost && held.hasNext()) {
                keys.add(held.next().key);
            }
        }
        return keys;
    }

    private void handOn(String key) {
        PendingFinding pending = store.delete(key);
        reads.computeIfPresent(
                read(key),
                (read, held) ->
                        held.count() == 1 ? null : new Held(held.count() - 1, held.since()));
        next.accept(pending);
    }

    private static String read(String repo, EventKind kind) {
        return repo + SEPARATOR + kind;
    }

    private static String read(String key) {
        return key.substring(0, key.indexOf(SEPARATOR, key.indexOf(SEPARATOR) + 1));
    }

    private static String key(String read, EnrichedEvent event) {
        int rank = 999 - Math.clamp(event.getRuleScore(), 0, 100); // three digits, high first
        return read + SEPARATOR + rank + SEPARATOR + event.getId();
    }
}
