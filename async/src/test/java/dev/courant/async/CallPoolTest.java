package dev.courant.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

class CallPoolTest {

    private static Call<String, String> call(Callable<String> work, Runnable whenDone) {
        var entry = new Entry<>(0, "id", "key", "", 0, 0, 0, false);
        return new Call<>(new Ticket(entry), entry, work, ended -> whenDone.run());
    }

    @Test
    void runsAsManyAtATimeAsItHasSlotsAndNoMoreOnRealThreads() throws InterruptedException {
        int slots = 7;
        int calls = slots * 500;
        var pool = CallPool.virtualThreads("test", slots);
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var allSlotsBusy = new CyclicBarrier(slots);
        var done = new CountDownLatch(calls);
        Callable<String> work =
                () -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    allSlotsBusy.await(10, TimeUnit.SECONDS);
                    running.decrementAndGet();
                    return "";
                };

        for (int i = 0; i < calls; i++) {
            pool.offer(call(work, done::countDown));
        }

        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(allSlotsBusy.isBroken()).as("fewer than all slots were used").isFalse();
        assertThat(most.get()).isEqualTo(slots);
    }

    @Test
    void anAbandonedCallGivesItsSlotToTheNextAtOnceAndNotTwice() {
        List<Runnable> started = new ArrayList<>();
        var pool = new CallPool(1, started::add);
        var hanging = call(() -> "", () -> {});
        pool.offer(hanging);
        pool.offer(call(() -> "", () -> {}));
        pool.offer(call(() -> "", () -> {}));
        assertThat(started).hasSize(1);

        pool.abandon(hanging);
        assertThat(started).hasSize(2);
        started.get(0).run();

        assertThat(started).as("the late end of the first frees nothing").hasSize(2);
    }

    @Test
    void skipsACallThatWasCancelledWhileItWaited() {
        List<Runnable> started = new ArrayList<>();
        var pool = new CallPool(1, started::add);
        pool.offer(call(() -> "", () -> {}));
        var cancelled = call(() -> "", () -> {});
        pool.offer(cancelled);
        cancelled.cancel();

        started.get(0).run();

        assertThat(started).hasSize(1);
    }

    @Test
    void refusesToHaveNoSlots() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CallPool(0, Runnable::run))
                .withMessageContaining("slots");
    }
}
