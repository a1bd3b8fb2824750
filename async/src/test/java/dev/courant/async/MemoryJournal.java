package dev.courant.async;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A journal that can be copied, so that a test can go back to the last commit as a crash does. */
final class MemoryJournal implements Journal<String> {

    private final SortedMap<Long, Entry<String>> entries;

    MemoryJournal() {
        this(new TreeMap<>());
    }

    private MemoryJournal(SortedMap<Long, Entry<String>> entries) {
        this.entries = entries;
    }

    MemoryJournal copy() {
        return new MemoryJournal(new TreeMap<>(entries));
    }

    int size() {
        return entries.size();
    }

    @Override
    public void save(Entry<String> entry) {
        entries.put(entry.sequence(), entry);
    }

    @Override
    public Entry<String> load(long sequence) {
        Entry<String> entry = entries.get(sequence);
        if (entry == null) {
            throw new IllegalStateException(
                    "Entry " + sequence + " was never saved, or is deleted");
        }
        return entry;
    }

    @Override
    public void delete(long sequence) {
        if (entries.remove(sequence) == null) {
            throw new IllegalStateException("Entry " + sequence + " is deleted twice");
        }
    }

    @Override
    public void forEach(Consumer<Entry<String>> visitor) {
        entries.values().forEach(visitor);
    }
}
