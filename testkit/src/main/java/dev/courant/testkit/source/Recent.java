package dev.courant.testkit.source;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Keeps what was last worked out, up to a number of things. Many threads may ask; each thing is
 * worked out by one.
 */
final class Recent<K, V> {

    private final Map<K, Once<V>> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final int limit;

    Recent(int limit) {
        this.limit = limit;
    }

    V get(K key, Supplier<V> work) {
        return slot(key).get(work);
    }

    private synchronized Once<V> slot(K key) {
        Once<V> slot = kept.computeIfAbsent(key, missing -> new Once<>());
        if (kept.size() > limit) {
            kept.remove(kept.keySet().iterator().next());
        }
        return slot;
    }

    /** Work that failed is tried again by the next who asks. */
    private static final class Once<V> {

        private @Nullable V value;

        synchronized V get(Supplier<V> work) {
            V present = value == null ? work.get() : value;
            value = present;
            return present;
        }
    }
}
