package dev.courant.bench.stand;

import dev.courant.store.Metadata;
import dev.courant.store.ObjectStore;
import dev.courant.store.Probe;
import dev.courant.store.Written;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Keeps objects in memory, so that to write them costs nothing. */
public final class MemoryStore implements ObjectStore {

    private final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();

    /** What was written since it was cleared, by path. */
    public Map<String, byte[]> objects() {
        return Map.copyOf(objects);
    }

    /** The size of all. */
    public long bytes() {
        return objects.values().stream().mapToLong(object -> object.length).sum();
    }

    /** Forgets all. */
    public void clear() {
        objects.clear();
    }

    @Override
    public Written put(String path, byte[] bytes, Metadata metadata) {
        return objects.put(path, bytes) == null ? Written.CREATED : Written.REPLACED;
    }

    @Override
    public Optional<byte[]> get(String path) {
        return Optional.ofNullable(objects.get(path));
    }

    @Override
    public ObjectStore below(String prefix) {
        throw new UnsupportedOperationException("A bench has one paper");
    }

    @Override
    public String describe() {
        return "Memory";
    }

    @Override
    public Probe probe() {
        throw new UnsupportedOperationException("Nothing to be tried out");
    }
}
