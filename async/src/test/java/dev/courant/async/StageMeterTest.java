package dev.courant.async;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Single-threaded: calls run when the test says so. */
class StageMeterTest {

    private static final AsyncConfig CONFIG =
            AsyncConfig.of("pending")
                    .withTimeout(Duration.ofSeconds(10))
                    .withFailures(2, Duration.ofSeconds(1), Duration.ofSeconds(1));

    /** What a meter was told. */
    private static final class Told implements StageMeter {
        private final List<String> endings = new ArrayList<>();
        private int pending;
        private int calls;
        private int changes;

        @Override
        public void changed(String stage, int morePending, int moreCalls) {
            pending += morePending;
            calls += moreCalls;
            changes++;
        }

        @Override
        public void ended(String stage, Ending ending, long nanos) {
            endings.add(stage + " " + ending + (nanos > 0 ? "" : " that never began"));
        }
    }

    private final Deque<Runnable> calls = new ArrayDeque<>();
    private final MemoryJournal journal = new MemoryJournal();
    private final Told told = new Told();
    private final CallPool pool = new CallPool(2, calls::add).meteredBy(told);
    private Verdict verdict = new Verdict.Retry();
    private RuntimeException failure;

    private Engine<String, String> engine() {
        var handler =
                new RecordingHandler(
                        entry ->
                                () -> {
                                    if (failure != null) {
                                        throw failure;
                                    }
                                    return "done";
                                },
                        cause -> verdict);
        return new Engine<>(CONFIG, pool, journal, handler);
    }

    private void runCalls() {
        while (!calls.isEmpty()) {
            calls.remove().run();
        }
    }

    @Test
    void knowsHowManyWaitAndHowManyAreCalledOverAllTasks() {
        var one = engine();
        var other = engine();
        one.submit("a", "k", "", 0, 0);
        one.submit("later", "k", "", 0, 5_000);
        one.barrier("mark", "k", "", 0);
        one.turn(0);
        other.submit("b", "j", "", 0, 0);
        other.turn(0);

        assertThat(told.pending).isEqualTo(4);
        assertThat(told.calls).isEqualTo(2);

        runCalls();
        one.turn(1);
        assertThat(told.pending).isEqualTo(3);
        assertThat(told.calls).isOne();

        one.close();
        other.close();
        assertThat(told.pending).as("tasks that went elsewhere").isZero();
        assertThat(told.calls).isZero();
    }

    @Test
    void knowsWhatATaskBroughtWithIt() {
        engine().submit("a", "k", "", 0, 0);

        engine();

        assertThat(told.pending).isOne();
    }

    @Test
    void isLeftAloneByATurnThatChangesNothing() {
        var engine = engine();
        engine.submit("later", "k", "", 0, 5_000);
        engine.turn(0);
        int changes = told.changes;

        engine.turn(1);
        engine.turn(2);

        assertThat(told.changes).isEqualTo(changes);
    }

    @Test
    void hearsOfEachCallOnceAndWhatCameOfIt() {
        var engine = engine();
        engine.submit("a", "k", "", 0, 0);
        failure = new IllegalStateException("no luck");
        engine.turn(0);
        runCalls();
        engine.turn(1);
        assertThat(told.endings).containsExactly("pending RETRIED");

        verdict = new Verdict.RetryAt(Instant.ofEpochMilli(3_000));
        engine.turn(2_000);
        runCalls();
        engine.turn(2_001);
        assertThat(told.endings).last().isEqualTo("pending LIMITED");

        verdict = new Verdict.Retry();
        engine.turn(3_000);
        runCalls();
        engine.turn(3_001);
        assertThat(told.endings).last().isEqualTo("pending FAILED");

        failure = null;
        engine.submit("b", "k", "", 0, 0);
        engine.turn(4_000);
        runCalls();
        engine.turn(4_001);
        assertThat(told.endings).hasSize(4).last().isEqualTo("pending OK");
    }

    @Test
    void hearsOfACallThatIsRefusedForGood() {
        var engine = engine();
        failure = new IllegalStateException("gone");
        verdict = new Verdict.GiveUp();
        engine.submit("a", "k", "", 0, 0);
        engine.turn(0);
        runCalls();

        engine.turn(1);

        assertThat(told.endings).containsExactly("pending FAILED");
    }

    @Test
    void hearsOnceOfACallThatIsGivenUpWhenItsTimeIsOver() {
        var engine = engine();
        engine.submit("a", "k", "", 0, 0);
        engine.turn(0);
        engine.turn(2_000);

        engine.turn(20_000);
        runCalls();
        engine.turn(20_001);

        assertThat(told.endings).containsExactly("pending RETRIED that never began");
    }

    @Test
    void hearsNothingOfACallWhoseEntryWasReplaced() {
        var engine = engine();
        engine.submit("a", "k", "", 0, 0);
        engine.turn(0);
        engine.submit("a", "k", "", 0, 0);
        engine.turn(1);
        runCalls();

        engine.turn(2);

        assertThat(told.endings).containsExactly("pending OK");
    }
}
