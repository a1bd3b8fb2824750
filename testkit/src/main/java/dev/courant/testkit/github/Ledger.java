package dev.courant.testkit.github;

import dev.courant.testkit.http.Request;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What was asked of a simulator: the last 100,000 requests, in the order of their answers. Safe for
 * many threads.
 */
public final class Ledger {

    private static final int KEPT = 100_000;

    /**
     * A request and what came of it.
     *
     * @param at by the simulator's clock
     * @param path with {@code /repositories/{id}} written as the name that it stands for
     * @param query as sent
     * @param charged whether it cost quota
     * @param conditional whether it carried an entity tag
     * @param authorised whether it carried a token
     * @param fault name of the fault that hit it
     */
    public record Entry(
            Instant at,
            String method,
            String path,
            String query,
            int status,
            boolean charged,
            boolean conditional,
            boolean authorised,
            Optional<String> fault) {}

    private final Deque<Entry> entries = new ArrayDeque<>();

    /** All that are kept. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** How many. */
    public synchronized int size() {
        return entries.size();
    }

    /** Those that cost quota. */
    public List<Entry> charged() {
        return where(Entry::charged);
    }

    /** Those whose path contains this. */
    public List<Entry> to(String pathPart) {
        return where(entry -> entry.path().contains(pathPart));
    }

    /** Those answered with this status. */
    public List<Entry> withStatus(int status) {
        return where(entry -> entry.status() == status);
    }

    /** Those hit by a fault. */
    public List<Entry> faulted() {
        return where(entry -> entry.fault().isPresent());
    }

    /** Forgets all. */
    public synchronized void clear() {
        entries.clear();
    }

    synchronized void add(
            Request request, int status, boolean charged, Optional<String> fault, Instant at) {
        boolean conditional = request.header("If-None-Match").isPresent();
        boolean authorised = request.header("Authorization").isPresent();
        entries.add(
                new Entry(
                        at,
                        request.method(),
                        request.path(),
                        request.rawQuery(),
                        status,
                        charged,
                        conditional,
                        authorised,
                        fault));
        if (entries.size() > KEPT) {
            entries.removeFirst();
        }
    }

    private List<Entry> where(Predicate<Entry> wanted) {
        return entries().stream().filter(wanted).toList();
    }
}
