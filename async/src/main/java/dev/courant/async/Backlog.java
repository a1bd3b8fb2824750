package dev.courant.async;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * The order of things to do: what is ready, key by key in turn; what has to wait, by time; and
 * which barrier may pass. Owner: the engine's thread. Every operation costs at most the logarithm
 * of what is pending.
 */
final class Backlog {

    private static final Comparator<Ticket> BY_TIME =
            Comparator.<Ticket>comparingLong(ticket -> ticket.notBefore)
                    .thenComparingLong(ticket -> ticket.sequence);

    private final int maxPerKey;
    private final Map<String, Ticket> byId = new HashMap<>();
    private final Map<String, KeyLine> lines = new HashMap<>();
    private final Queue<KeyLine> round = new ArrayDeque<>();
    private final PriorityQueue<Ticket> later = new PriorityQueue<>(BY_TIME);

    Backlog(int maxPerKey) {
        this.maxPerKey = maxPerKey;
    }

    int size() {
        return byId.size();
    }

    @Nullable Ticket find(String id) {
        return byId.get(id);
    }

    List<String> ids() {
        return byId.values().stream()
                .sorted(Comparator.comparingLong(ticket -> ticket.sequence))
                .map(ticket -> ticket.id)
                .toList();
    }

    boolean nothingBefore(String key) {
        KeyLine line = lines.get(key);
        return line == null || line.nothingUnfinished();
    }

    void add(Ticket ticket) {
        byId.put(ticket.id, ticket);
        KeyLine line = lines.computeIfAbsent(ticket.key, key -> new KeyLine(maxPerKey));
        if (ticket.barrier) {
            line.addBarrier(ticket);
        } else {
            line.addWork(ticket);
            later.add(ticket);
        }
    }

    /** Takes a ticket out for good. */
    void remove(Ticket ticket) {
        ticket.gone = true;
        byId.remove(ticket.id, ticket);
        KeyLine line = line(ticket);
        if (ticket.barrier) {
            line.removeBarrier(ticket);
        } else {
            line.removeWork(ticket);
        }
        dropIfEmpty(ticket.key, line);
    }

    /** Notes that a try of this ticket was handed out. */
    void calling(Ticket ticket, Call<?, ?> call) {
        ticket.call = call;
        line(ticket).callBegins();
    }

    /** Notes that the try that counted has ended, whichever way. */
    void called(Ticket ticket) {
        ticket.call = null;
        KeyLine line = line(ticket);
        line.callEnded();
        joinRound(line);
    }

    /** Notes that the try that counted will not be waited for. */
    void givenUp(Ticket ticket) {
        ticket.call = null;
        KeyLine line = line(ticket);
        line.callGivenUp();
        joinRound(line);
    }

    /** Puts a ticket back, to be tried from {@code notBefore} on. */
    void postpone(Ticket ticket, long notBefore) {
        ticket.notBefore = notBefore;
        later.add(ticket);
    }

    /** The next ticket to try: keys take turns, and none has more than its share under way. */
    @Nullable Ticket pollReady(long now) {
        ripen(now);
        KeyLine line = round.poll();
        while (line != null) {
            line.inRound = false;
            Ticket ticket = line.mayCall(0) ? line.pollReady() : null;
            if (ticket != null) {
                joinRound(line, 1);
                return ticket;
            }
            line = round.poll();
        }
        return null;
    }

    /** The next barrier of this key that nothing holds back. */
    @Nullable Ticket pollPassable(String key) {
        KeyLine line = lines.get(key);
        return line == null ? null : line.pollPassable();
    }

    /**
     * When the next waiting ticket ripens, epoch milliseconds; {@link Long#MAX_VALUE} if none
     * waits.
     */
    long nextRipe() {
        dropGone();
        Ticket first = later.peek();
        return first == null ? Long.MAX_VALUE : first.notBefore;
    }

    private void ripen(long now) {
        while (nextRipe() <= now) {
            Ticket ticket = later.remove();
            KeyLine line = line(ticket);
            line.addReady(ticket);
            joinRound(line);
        }
    }

    private void dropGone() {
        while (!later.isEmpty() && later.element().gone) {
            later.remove();
        }
    }

    private void joinRound(KeyLine line) {
        joinRound(line, 0);
    }

    private void joinRound(KeyLine line, int aboutToBegin) {
        if (!line.inRound && line.mayCall(aboutToBegin)) {
            line.inRound = true;
            round.add(line);
        }
    }

    private KeyLine line(Ticket ticket) {
        KeyLine line = lines.get(ticket.key);
        if (line == null) {
            throw new IllegalStateException("Nothing is pending for " + ticket.key);
        }
        return line;
    }

    private void dropIfEmpty(String key, KeyLine line) {
        if (line.isEmpty()) {
            lines.remove(key);
        }
    }
}
