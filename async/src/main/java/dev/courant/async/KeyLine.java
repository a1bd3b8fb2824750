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

    /** Calls of a key of which nothing is known: as many as a hanging one can take. */
    private static final int FIRST_SHARE = 2;

    private final int mostCalls;
    private final Queue<Ticket> ready = new ArrayDeque<>();
    private final TreeSet<Long> unfinished = new TreeSet<>();
    private final Deque<Ticket> barriers = new ArrayDeque<>();

    /** Calls handed out and not ended. */
    private int calling;

    /** How many it may have under way: doubles in the time of a call, as long as they end. */
    private int share;

    /** True while the backlog has this line in its round. */
    boolean inRound;

    /**
     * @param mostCalls largest share, at least 1
     */
    KeyLine(int mostCalls) {
        this.mostCalls = mostCalls;
        this.share = Math.min(FIRST_SHARE, mostCalls);
    }

    void callBegins() {
        calling++;
    }

    void callEnded() {
        calling--;
        share = Math.min(share + 1, mostCalls);
    }

    void callGivenUp() {
        calling--;
        share = Math.min(FIRST_SHARE, mostCalls);
    }

    /**
     * @param aboutToBegin calls that are not counted yet
     */
    boolean mayCall(int aboutToBegin) {
        return calling + aboutToBegin < share && hasReady();
    }

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

    private boolean hasReady() {
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

    boolean isEmpty() {
        return nothingUnfinished() && calling == 0;
    }
}
