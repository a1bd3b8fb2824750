package dev.courant.async;

import dev.courant.async.Call.Outcome;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The asynchronous core: takes entries in, has them called, and tells the handler exactly once how
 * each ended.
 *
 * <p>Owner: one thread, which also runs the handler; one engine per task. Other threads only put
 * ended calls into {@link #ended}. After a crash the journal's entries are taken in again, and what
 * was under way is called again.
 *
 * <p>It knows no Kafka: time comes in as a number, entries are kept by a {@link Journal}.
 */
final class Engine<P, R> {

    /**
     * Calls handed to the pool beyond its slots, so that a freed slot finds the next one at once.
     */
    private static final int AHEAD_PER_SLOT = 4;

    /** Outcomes handled in one turn, so that a commit is never far. */
    private static final int MAX_OUTCOMES_PER_TURN = 1_000;

    /** A timeout is noticed late by at most this part of itself. */
    private static final int OVERDUE_CHECKS_PER_TIMEOUT = 10;

    private final AsyncConfig config;
    private final CallPool pool;
    private final Journal<P> journal;
    private final AsyncHandler<P, R> handler;
    private final Backlog backlog;
    private final BlockingQueue<Call<P, R>> ended = new LinkedBlockingQueue<>();
    private final Set<Call<P, R>> handedOut = new HashSet<>();
    private final int maxHandedOut;
    private final TaskMeter meter;
    private long nextSequence;
    private long nextOverdueCheck;
    private boolean inTurn;

    Engine(AsyncConfig config, CallPool pool, Journal<P> journal, AsyncHandler<P, R> handler) {
        this.config = config;
        this.pool = pool;
        this.journal = journal;
        this.handler = handler;
        this.backlog = new Backlog(config.maxPerKey());
        this.maxHandedOut = (int) Math.min(Integer.MAX_VALUE, (1L + AHEAD_PER_SLOT) * pool.slots());
        this.meter = new TaskMeter(config.storeName(), pool.meter());
        journal.forEach(this::restore);
        meter.opened(pending());
    }

    private void restore(Entry<P> entry) {
        nextSequence = entry.sequence() + 1;
        backlog.add(new Ticket(entry));
    }

    void submit(String id, String key, P payload, long timestamp, long notBefore) {
        cancel(id);
        add(new Entry<>(nextSequence++, id, key, payload, timestamp, notBefore, 0, false));
    }

    /** A barrier that nothing holds back passes without touching the journal. */
    void barrier(String id, String key, P payload, long timestamp) {
        cancel(id);
        var entry = new Entry<>(nextSequence++, id, key, payload, timestamp, 0, 0, true);
        if (backlog.nothingBefore(key)) {
            handler.released(entry);
        } else {
            add(entry);
        }
    }

    private void add(Entry<P> entry) {
        journal.save(entry);
        backlog.add(new Ticket(entry));
    }

    void cancel(String id) {
        Ticket ticket = backlog.find(id);
        if (ticket != null) {
            giveUpCall(ticket);
            forget(ticket);
            releasePassable(ticket.key);
        }
    }

    boolean contains(String id) {
        return backlog.find(id) != null;
    }

    List<String> ids() {
        return backlog.ids();
    }

    int pending() {
        return backlog.size();
    }

    boolean callsUnderWay() {
        return !handedOut.isEmpty();
    }

    boolean overCapacity() {
        return backlog.size() > config.capacity();
    }

    /**
     * When there may be something to do although no call ends: epoch milliseconds, or {@link
     * Long#MAX_VALUE}.
     */
    long nextRipe() {
        return backlog.nextRipe();
    }

    /**
     * Handles what has ended and starts what may start, until neither is left. Calls by the handler
     * into this engine only take note; the turn they were made in acts on them.
     *
     * @return how many calls were settled
     */
    int turn(long now) {
        if (inTurn) {
            return 0;
        }
        inTurn = true;
        try {
            return settleAndStart(now);
        } finally {
            inTurn = false;
            meter.size(pending(), handedOut.size());
        }
    }

    private int settleAndStart(long now) {
        giveUpOverdue(now);
        int settled = 0;
        startReady(now);
        Call<P, R> call = ended.poll();
        while (call != null) {
            settle(call, now);
            startReady(now);
            call = ++settled < MAX_OUTCOMES_PER_TURN ? ended.poll() : null;
        }
        return settled;
    }

    /**
     * Waits for a call to end, at most so long; the next {@link #turn} settles it. Never called
     * within a turn.
     *
     * @return how many milliseconds it waited, rounded up
     */
    long awaitCall(long millis) throws InterruptedException {
        long start = System.nanoTime();
        Call<P, R> call = inTurn ? null : ended.poll(millis, TimeUnit.MILLISECONDS);
        if (call != null) {
            ended.add(call);
        }
        return 1 + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    boolean inTurn() {
        return inTurn;
    }

    /** Ends all calls; the engine is not used again. */
    void close() {
        handedOut.forEach(pool::abandon);
        handedOut.clear();
        meter.size(0, 0);
    }

    private void startReady(long now) {
        while (handedOut.size() < maxHandedOut) {
            Ticket ticket = backlog.pollReady(now);
            if (ticket == null) {
                return;
            }
            start(ticket);
        }
    }

    private void start(Ticket ticket) {
        Entry<P> entry = journal.load(ticket.sequence);
        var call = new Call<>(ticket, entry, prepare(entry), ended::add);
        handedOut.add(call);
        backlog.calling(ticket, call);
        pool.offer(call);
    }

    /**
     * A failing preparation is a failing call: the stage's retries and its last resort apply, the
     * thread lives on.
     */
    private Callable<R> prepare(Entry<P> entry) {
        try {
            return handler.prepare(entry);
        } catch (RuntimeException e) {
            return () -> {
                throw e;
            };
        }
    }

    private void settle(Call<P, R> call, long now) {
        handedOut.remove(call);
        Ticket ticket = call.ticket();
        if (ticket.call != call) {
            return; // timed out, replaced or cancelled before: its entry has gone another way
        }
        backlog.called(ticket);
        switch (call.outcome()) {
            case Outcome.Returned<R>(R result) -> complete(call, result);
            case Outcome.Threw<R>(Throwable cause) -> judge(call, cause, now);
        }
    }

    private void complete(Call<P, R> call, R result) {
        meter.ended(call, StageMeter.Ending.OK);
        forget(call.ticket());
        handler.completed(call.entry(), result);
        releasePassable(call.entry().key());
    }

    private void judge(Call<P, R> call, Throwable cause, long now) {
        switch (handler.judge(cause)) {
            case Verdict.Retry retry -> retryOrFail(call, cause, now);
            case Verdict.RetryAt retry -> waitUntil(call, retry.instant().toEpochMilli(), now);
            case Verdict.GiveUp giveUp -> giveUp(call, cause);
        }
    }

    private void retryOrFail(Call<P, R> call, Throwable cause, long now) {
        Entry<P> entry = call.entry();
        int failures = entry.failures() + 1;
        if (failures < config.maxFailures()) {
            long pause = Backoff.pauseMs(config, entry.sequence(), failures);
            meter.ended(call, StageMeter.Ending.RETRIED);
            postpone(call, now + pause, failures);
        } else {
            giveUp(call, cause);
        }
    }

    /**
     * At least a tick away: a limit that is said to be over and is not must not become a busy loop.
     */
    private void waitUntil(Call<P, R> call, long instant, long now) {
        meter.ended(call, StageMeter.Ending.LIMITED);
        long notBefore = Math.max(instant, now + config.tick().toMillis());
        postpone(call, notBefore, call.entry().failures());
    }

    private void postpone(Call<P, R> call, long notBefore, int failures) {
        journal.save(call.entry().postponedTo(notBefore, failures));
        backlog.postpone(call.ticket(), notBefore);
    }

    private void giveUp(Call<P, R> call, Throwable cause) {
        meter.ended(call, StageMeter.Ending.FAILED);
        forget(call.ticket());
        handler.failed(call.entry(), cause);
        releasePassable(call.entry().key());
    }

    private void forget(Ticket ticket) {
        journal.delete(ticket.sequence);
        backlog.remove(ticket);
    }

    private void releasePassable(String key) {
        Ticket barrier = backlog.pollPassable(key);
        while (barrier != null) {
            Entry<P> entry = journal.load(barrier.sequence);
            forget(barrier);
            handler.released(entry);
            barrier = backlog.pollPassable(key);
        }
    }

    /**
     * Looks at the clocks of running calls now and then, not in every turn: a turn is as frequent
     * as records are.
     */
    private void giveUpOverdue(long now) {
        if (now < nextOverdueCheck) {
            return;
        }
        long timeoutMs = config.timeout().toMillis();
        nextOverdueCheck = now + Math.max(1, timeoutMs / OVERDUE_CHECKS_PER_TIMEOUT);
        for (Call<P, R> call : List.copyOf(handedOut)) {
            if (call.overdue(now, timeoutMs)) {
                giveUpCall(call.ticket());
                judge(call, new CallTimeoutException(config.timeout()), now);
            }
        }
    }

    private void giveUpCall(Ticket ticket) {
        Call<?, ?> call = ticket.call;
        if (call != null) {
            handedOut.remove(call);
            backlog.givenUp(ticket);
            pool.abandon(call);
        }
    }
}
