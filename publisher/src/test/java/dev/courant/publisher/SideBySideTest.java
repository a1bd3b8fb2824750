package dev.courant.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

@Timeout(30)
class SideBySideTest {

    private static final int MOST = 4;

    @Test
    void asManyAtATimeAsMayBeAndNoMore() throws Exception {
        var running = new AtomicInteger();
        var high = new AtomicInteger();
        var meeting = new CyclicBarrier(MOST);

        SideBySide.each(
                IntStream.range(0, 3 * MOST).boxed().toList(),
                MOST,
                number -> {
                    high.accumulateAndGet(running.incrementAndGet(), Math::max);
                    meet(meeting);
                    running.decrementAndGet();
                });

        assertThat(high).hasValue(MOST);
    }

    @Test
    void eachOnce() throws Exception {
        var things = IntStream.range(0, 1_000).boxed().toList();
        var seen = new ConcurrentLinkedQueue<Integer>();

        SideBySide.each(things, MOST, seen::add);

        assertThat(seen).containsExactlyInAnyOrderElementsOf(things);
    }

    @Test
    void nothing() throws Exception {
        SideBySide.each(
                List.of(),
                MOST,
                thing -> {
                    throw new IOException("There is none");
                });
    }

    @Test
    void nothingBeginsOnceOneHasFailed() {
        var begun = new ConcurrentLinkedQueue<Integer>();

        assertThatIOException()
                .isThrownBy(
                        () ->
                                SideBySide.each(
                                        List.of(1, 2, 3),
                                        1,
                                        number -> {
                                            begun.add(number);
                                            throw new IOException("Full at " + number);
                                        }))
                .withMessage("Full at 1");

        assertThat(begun).containsExactly(1);
    }

    @Test
    void whatIsUnderWayEndsWhenAnotherHasFailed() {
        var failed = new CountDownLatch(1);
        var together = new CyclicBarrier(2);
        var ended = new AtomicInteger();

        assertThatIOException()
                .isThrownBy(
                        () ->
                                SideBySide.each(
                                        List.of(1, 2),
                                        2,
                                        number -> {
                                            meet(together);
                                            if (number == 1) {
                                                failed.countDown();
                                                throw new IOException("Full");
                                            }
                                            await(failed);
                                            ended.incrementAndGet();
                                        }));

        assertThat(ended).hasValue(1);
    }

    @Test
    void aFaultIsThrownAsItIs() {
        assertThatThrownBy(
                        () ->
                                SideBySide.each(
                                        List.of(1),
                                        MOST,
                                        number -> {
                                            throw new IllegalStateException("Never");
                                        }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Never");
    }

    @Test
    void whoIsInterruptedInterruptsWhatIsUnderWay() throws Exception {
        var begun = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        var thrown = new CountDownLatch(1);
        var caller =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    try {
                                        SideBySide.each(
                                                List.of(1),
                                                MOST,
                                                number -> hang(begun, interrupted));
                                    } catch (InterruptedException | IOException e) {
                                        thrown.countDown();
                                    }
                                });
        begun.await();

        caller.interrupt();

        interrupted.await();
        thrown.await();
        caller.join();
    }

    private static void hang(CountDownLatch begun, CountDownLatch interrupted) {
        begun.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            interrupted.countDown();
        }
    }

    private static void meet(CyclicBarrier others) {
        try {
            others.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
