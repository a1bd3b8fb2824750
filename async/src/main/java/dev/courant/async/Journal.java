package dev.courant.async;

import java.util.function.Consumer;

/**
 * Where entries are kept so that they outlive a crash. Owner: the engine's thread. What is written
 * since the last commit may be undone by a crash, together with everything else that the task did
 * since.
 */
interface Journal<P> {

    void save(Entry<P> entry);

    /**
     * @throws IllegalStateException if there is none: a journal and its engine never disagree
     */
    Entry<P> load(long sequence);

    void delete(long sequence);

    /** Every entry, in the order of its sequence. */
    void forEach(Consumer<Entry<P>> visitor);
}
