package dev.courant.async;

import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

import java.util.function.Consumer;

/**
 * The journal in a changelogged store. Keys are big-endian sequences, so that the store's order is
 * theirs.
 */
final class StoreJournal<P> implements Journal<P> {

    private final KeyValueStore<Long, byte[]> store;
    private final EntryCodec<P> codec;

    StoreJournal(KeyValueStore<Long, byte[]> store, EntryCodec<P> codec) {
        this.store = store;
        this.codec = codec;
    }

    @Override
    public void save(Entry<P> entry) {
        store.put(entry.sequence(), codec.encode(entry));
    }

    @Override
    public Entry<P> load(long sequence) {
        byte[] bytes = store.get(sequence);
        if (bytes == null) {
            throw new IllegalStateException("Entry " + sequence + " is not in " + store.name());
        }
        return codec.decode(sequence, bytes);
    }

    @Override
    public void delete(long sequence) {
        store.delete(sequence);
    }

    @Override
    public void forEach(Consumer<Entry<P>> visitor) {
        try (KeyValueIterator<Long, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<Long, byte[]> next = all.next();
                visitor.accept(codec.decode(next.key, next.value));
            }
        }
    }
}
