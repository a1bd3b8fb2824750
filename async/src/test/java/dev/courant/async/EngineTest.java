package dev.courant.async;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** Single-threaded: calls run when the test says so. */
class EngineTest {

    private static final AsyncConfig CONFIG =
            AsyncConfig.of("pending")
                    .withTimeout(Duration.ofSeconds(10))
                    .withFailures(3, Duration.ofSeconds(1), Duration.ofSeconds(4));

    private final Deque<Runnable> calls = new ArrayDeque<>();
    private final MemoryJournal journal = new MemoryJournal();
    private final Set<String> failing = new HashSet<>();

    private final RecordingHandler handler =
            new RecordingHandler(
                    entry ->
                            () -> {
                                if (failing.contains(entry.id())) {
                                    throw new IllegalStateException("no luck");
                                }
                                return "done";
                            });

    private Engine<String, String> engine(int slots, AsyncConfig config) {
        return new Engine<>(config, new CallPool(slots, calls::add), journal, handler);
    }

    private void runCalls() {
        while (!calls.isEmpty()) {
            calls.remove().run();
        }
    }

    @Test
    void tellsTheHandlerOnceWhenACallReturns() {
        var engine = engine(2, CONFIG);
        engine.submit("a", "k", "payload", 0, 0);
        engine.turn(0);

        runCalls();
        engine.turn(1);
        engine.turn(2);

        assertThat(handler.heard).containsExactly("completed a");
        assertThat(journal.size()).isZero();
        assertThat(engine.pending()).isZero();
    }

    @Test
    void startsTheNextCallInTheMomentASlotIsFreeNotAtTheNextTurn() {
        var engine = engine(1, CONFIG);
        engine.submit("a", "k", "", 0, 0);
        engine.submit("b", "k", "", 0, 0);
        engine.turn(0);
        assertThat(calls).hasSize(1);

        calls.remove().run();

        assertThat(calls).as("the pool itself went on").hasSize(1);
    }

    @Test
    void holdsABarrierBackUntilEveryEarlierEntryOfItsKeyIsDone() {
        var engine = engine(8, CONFIG);
        engine.submit("a", "k", "", 0, 0);
        engine.submit("b", "k", "", 0, 0);
        engine.barrier("mark", "k", "", 0);
        engine.submit("c", "k", "", 0, 0);
        engine.turn(0);
        Runnable a = calls.remove();

        calls.remove().run();
        engine.turn(1);
        calls.remove().run();
        engine.turn(2);
        assertThat(handler.heard).containsExactly("completed b", "completed c");
        a.run();
        engine.turn(3);

        assertThat(handler.heard)
                .containsExactly("completed b", "completed c", "completed a", "released mark");
    }

    @Test
    void barriersOfOneKeyDoNotWaitForAnother() {
        var engine = engine(8, CONFIG);
        engine.submit("slow", "other", "", 0, 0);
        engine.barrier("mark", "k", "", 0);
        engine.turn(0);

        assertThat(handler.heard).containsExactly("released mark");
    }

    @Test
    void aBarrierThatWaitsForNothingTouchesNoJournal() {
        var engine = engine(1, CONFIG);

        engine.barrier("mark", "k", "", 0);

        assertThat(handler.heard).containsExactly("released mark");
        assertThat(journal.size()).isZero();
    }

    @Test
    void retriesWithGrowingPausesThenGivesUp() {
        failing.add("a");
        var engine = engine(1, CONFIG);
        engine.submit("a", "k", "", 0, 0);
        engine.turn(0);
        runCalls();
        engine.turn(0);
        assertThat(engine.nextRipe()).isBetween(500L, 1_000L);

        engine.turn(1_000);
        runCalls();
        engine.turn(1_000);
        assertThat(engine.nextRipe()).isBetween(2_000L, 3_000L);
        engine.turn(3_000);
        runCalls();
        engine.turn(3_000);

        assertThat(handler.heard).containsExactly("failed a");
        assertThat(journal.size()).isZero();
    }

    @Test
    void aFailureReleasesTheBarrierBehindIt() {
        failing.add("a");
        var once = CONFIG.withFailures(1, Duration.ofSeconds(1), Duration.ofSeconds(1));
        var engine = engine(1, once);
        engine.submit("a", "k", "", 0, 0);
        engine.barrier("mark", "k", "", 0);
        engine.turn(0);

        runCalls();
        engine.turn(1);

        assertThat(handler.heard).containsExactly("failed a", "released mark");
    }

    @Test
    void aLimitIsWaitedOutAndNotCountedAsAFailure() {
        var limited =
                new RecordingHandler(
                        entry ->
                                () -> {
                                    throw new IllegalStateException("limit");
                                },
                        cause -> new Verdict.RetryAt(Instant.ofEpochMilli(60_000)));
        var engine = new Engine<>(CONFIG, new CallPool(1, calls::add), journal, limited);
        engine.submit("a", "k", "", 0, 0);

        for (int round = 0; round < 10; round++) {
            engine.turn(round * 60_000L);
            runCalls();
            engine.turn(round * 60_000L);
        }

        assertThat(limited.heard).isEmpty();
        assertThat(journal.load(0).failures()).isZero();
    }

    @Test
    void doesNotCallBeforeItsTime() {
        var engine = engine(1, CONFIG);
        engine.submit("a", "k", "", 0, 5_000);

        engine.turn(4_999);
        assertThat(calls).isEmpty();
        engine.turn(5_000);

        assertThat(calls).hasSize(1);
    }

    @Test
    void aTimedOutCallIsTriedAgainAndItsLateReplyCountsForNothing() {
        Deque<Thread> started = new ArrayDeque<>();
        var hanging = new Hanging();
        var handler = new RecordingHandler(entry -> hanging);
        var pool =
                new CallPool(
                        1,
                        task -> {
                            Thread thread = Thread.ofVirtual().unstarted(task);
                            started.add(thread);
                            thread.start();
                        });
        var engine = new Engine<>(CONFIG, pool, journal, handler);
        engine.submit("a", "k", "", 0, 0);
        engine.turn(0);
        hanging.awaitEntered();
        engine.turn(1_000);

        engine.turn(11_000);
        join(started.remove());
        engine.turn(13_000);
        hanging.awaitEntered();
        hanging.finish();
        join(started.remove());
        engine.turn(13_100);

        assertThat(handler.heard).containsExactly("completed a");
    }

    @Test
    void anEntryWithTheSameIdReplacesTheOldOneWhoseReplyCountsForNothing() {
        var engine = engine(4, CONFIG);
        engine.submit("a", "k", "old", 0, 0);
        engine.turn(0);
        engine.submit("a", "k", "new", 0, 0);
        engine.turn(0);

        runCalls();
        engine.turn(1);

        assertThat(handler.heard).containsExactly("completed a");
        assertThat(journal.size()).isZero();
    }

    @Test
    void cancellingLetsTheBarrierPass() {
        var engine = engine(1, CONFIG);
        engine.submit("a", "k", "", 0, 9_000);
        engine.barrier("mark", "k", "", 0);

        engine.cancel("a");

        assertThat(handler.heard).containsExactly("released mark");
        assertThat(engine.contains("a")).isFalse();
    }

    @Test
    void oneKeyTakesNoMoreThanItsShareWhileOthersWait() {
        var engine = engine(4, CONFIG.withMaxPerKey(2));
        for (int i = 0; i < 10; i++) {
            engine.submit("hog-" + i, "hog", "", 0, 0);
        }
        engine.submit("x", "modest", "", 0, 0);

        engine.turn(0);

        assertThat(calls).as("two of the hog's and the modest one").hasSize(3);
    }

    @Test
    void aKeyHasMoreCallsAsTheyEndAndFewOnceOneIsGivenUp() {
        var engine = engine(64, CONFIG.withMaxPerKey(5));
        for (int i = 0; i < 30; i++) {
            engine.submit("id-" + i, "k", "", 0, 0);
        }
        for (int allowed : new int[] {2, 4, 5, 5}) {
            engine.turn(0);
            assertThat(calls).hasSize(allowed);
            runCalls();
        }

        engine.turn(0);
        engine.turn(CONFIG.timeout().toMillis());
        engine.turn(2 * CONFIG.timeout().toMillis());

        assertThat(calls).as("five that hang, and two that are tried after them").hasSize(5 + 2);
    }

    @Test
    void aPreparationThatThrowsIsAFailedCall() {
        var broken =
                new RecordingHandler(
                        entry -> {
                            throw new IllegalArgumentException("cannot even start");
                        },
                        cause -> new Verdict.GiveUp());
        var engine = new Engine<>(CONFIG, new CallPool(1, calls::add), journal, broken);
        engine.submit("a", "k", "", 0, 0);
        engine.turn(0);

        runCalls();
        engine.turn(0);

        assertThat(broken.heard).containsExactly("failed a");
    }

    @Test
    void takesUpWhatTheJournalHoldsInItsOldOrder() {
        var before = engine(1, CONFIG);
        before.submit("a", "k", "", 0, 0);
        before.barrier("mark", "k", "", 0);
        before.submit("b", "k", "", 0, 0);
        before.close();
        calls.clear();

        var after = engine(4, CONFIG);
        after.turn(0);
        runCalls();
        after.turn(1);

        assertThat(handler.heard).containsExactly("completed a", "released mark", "completed b");
    }

    @Test
    void aHandlerThatSubmitsFromWithinIsServedInTheSameTurnOfADirectPool() {
        var engines = new ArrayDeque<Engine<String, String>>();
        var chain =
                new AsyncHandler<String, String>() {
                    int left = 5;

                    @Override
                    public java.util.concurrent.Callable<String> prepare(Entry<String> entry) {
                        return () -> "page";
                    }

                    @Override
                    public void completed(Entry<String> entry, String result) {
                        if (--left > 0) {
                            engines.element().submit("page", "k", "", 0, 0);
                        }
                    }

                    @Override
                    public void failed(Entry<String> entry, Throwable cause) {
                        throw new AssertionError(cause);
                    }
                };
        engines.add(new Engine<>(CONFIG, CallPool.direct(), journal, chain));
        engines.element().submit("page", "k", "", 0, 0);

        engines.element().turn(0);

        assertThat(chain.left).isZero();
    }

    private static void join(Thread thread) {
        try {
            assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
