package dev.courant.async;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.TreeSet;

/**
 * One key's part of the backlog. Owner: the engine's thread; exists while the key has anything
 * pending.
 */
final class KeyLine {

    private final Queue<Ticket> ready = new ArrayDeque<>();
    private final TreeSet<Long> unfinished = new TreeSet<>();
    private final Deque<Ticket> barriers = new ArrayDeque<>();

    /** Calls handed out and not ended. */
    int calling;

    /** True while the backlog has this line in its round. */
    boolean inRound;

    void addWork(Ticket ticket) {
        unfinished.add(ticket.sequence);
    }

    void addReady(Ticket ticket) {
        ready.add(ticket);
    }

    void addBarrier(Ticket ticket) {
        barriers.add(ticket);
    }

    void removeWork(Ticket ticket) {
        unfinished.remove(ticket.sequence);
    }

    void removeBarrier(Ticket ticket) {
        barriers.remove(ticket);
    }

    @Nullable Ticket pollReady() {
        dropGone();
        return ready.poll();
    }

    boolean hasReady() {
        dropGone();
        return !ready.isEmpty();
    }

    private void dropGone() {
        while (!ready.isEmpty() && ready.element().gone) {
            ready.remove();
        }
    }

    /** The first barrier, if nothing before it is unfinished. */
    @Nullable Ticket pollPassable() {
        Ticket first = barriers.peek();
        boolean passable =
                first != null && (unfinished.isEmpty() || unfinished.first() > first.sequence);
        return passable ? barriers.poll() : null;
    }

    boolean nothingUnfinished() {
        return unfinished.isEmpty() && barriers.isEmpty();
    }
}
