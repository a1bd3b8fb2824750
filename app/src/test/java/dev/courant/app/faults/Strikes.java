package dev.courant.app.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** What a fault decides by, and what it leaves behind for those who judge. For one thread. */
final class Strikes {

    private final Random dice;
    private final List<Duration> recoveries = new ArrayList<>();
    private final List<byte[]> letters = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private int count;

    Strikes(long seed) {
        this.dice = new Random(seed);
    }

    /** From 0 on, below this. */
    int upTo(int bound) {
        return dice.nextInt(bound);
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(dice.nextInt(choices.size()));
    }

    <T> List<T> shuffled(List<T> all) {
        var order = new ArrayList<>(all);
        Collections.shuffle(order, dice);
        return order;
    }

    /** Lets so much time pass at most, and anything from nothing on. */
    void waitUpTo(Duration longest) {
        waitFor(Duration.ofMillis(dice.nextInt(Math.toIntExact(longest.toMillis()))));
    }

    /** Lets time pass: the fault has to strike at a moment, not when something is ready for it. */
    void waitFor(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    /** One more time it has struck. */
    void struck() {
        count++;
    }

    /** It has struck, and from now on is measured how long it takes until all is well again. */
    void recovers(Deployment system) {
        recovers(system::awaitWork);
    }

    /** As {@link #recovers(Deployment)}, where other things have to happen too. */
    void recovers(Runnable recovery) {
        struck();
        long struckAt = System.nanoTime();
        recovery.run();
        recoveries.add(Duration.ofNanos(System.nanoTime() - struckAt));
    }

    /**
     * Subscribers have to see this event too, in the oracle's form, although no history holds it.
     */
    void expectEvent(String line) {
        events.add(line);
    }

    /** The payload has to be among the dead letters, once. */
    void expectLetter(byte[] payload) {
        letters.add(payload.clone());
    }

    int count() {
        return count;
    }

    List<Duration> recoveries() {
        return List.copyOf(recoveries);
    }

    List<String> events() {
        return List.copyOf(events);
    }

    List<byte[]> letters() {
        return List.copyOf(letters);
    }
}
