package dev.courant.async;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;

/**
 * One random life of an engine. Input arrives in a fixed order as from a topic; outputs, journal
 * and input position are committed together, and a crash goes back to the last commit while old
 * calls may still reply.
 */
final class RandomSchedule implements AsyncHandler<String, String> {

    private static final long TIMEOUT_MS = 500;

    private record Input(String id, String key, boolean barrier, long notBefore) {}

    private record Committed(MemoryJournal journal, List<String> outputs, int position) {}

    private final Random random;
    private final List<Input> inputs = new ArrayList<>();
    private final AsyncConfig config;
    private final int slots;

    private List<Runnable> runnable = new ArrayList<>();
    private List<String> outputs = new ArrayList<>();
    private MemoryJournal journal = new MemoryJournal();
    private int position;
    private Committed committed = new Committed(journal.copy(), List.of(), 0);
    private Engine<String, String> engine;
    private long now;
    private int crashes;
    private int lateReplies;

    RandomSchedule(long seed) {
        this.random = new Random(seed);
        this.slots = 1 + random.nextInt(4);
        this.config =
                AsyncConfig.of("pending")
                        .withMaxPerKey(1 + random.nextInt(3))
                        .withTimeout(Duration.ofMillis(TIMEOUT_MS))
                        .withFailures(
                                1 + random.nextInt(3),
                                Duration.ofMillis(100),
                                Duration.ofMillis(400));
        for (int i = 0; i < 5 + random.nextInt(25); i++) {
            String key = "key-" + random.nextInt(3);
            long notBefore = random.nextInt(5) == 0 ? random.nextInt(2_000) : 0;
            inputs.add(new Input("e" + i, key, random.nextInt(4) == 0, notBefore));
        }
        this.engine = open();
    }

    int crashes() {
        return crashes;
    }

    int lateReplies() {
        return lateReplies;
    }

    void play() {
        while (position < inputs.size() || random.nextInt(4) > 0) {
            step();
        }
        for (int i = 0; engine.pending() > 0; i++) {
            require(i < 10_000, "still pending after all time in the world: " + engine.pending());
            now += random.nextInt(200);
            engine.turn(now);
            runOne();
        }
        check();
    }

    private void step() {
        switch (random.nextInt(8)) {
            case 0, 1 -> takeInput();
            case 2, 3, 4 -> runOne();
            case 5 -> now += random.nextInt(300);
            case 6 -> commit();
            default -> rarely();
        }
        engine.turn(now);
    }

    private void rarely() {
        if (random.nextInt(5) == 0) {
            crash();
        }
    }

    private void takeInput() {
        if (position < inputs.size()) {
            Input input = inputs.get(position++);
            if (input.barrier()) {
                engine.barrier(input.id(), input.key(), "", now);
            } else {
                engine.submit(input.id(), input.key(), "", now, input.notBefore());
            }
        }
    }

    private void runOne() {
        if (!runnable.isEmpty()) {
            runnable.remove(random.nextInt(runnable.size())).run();
        }
    }

    private void commit() {
        committed = new Committed(journal.copy(), List.copyOf(outputs), position);
    }

    private void crash() {
        crashes++;
        List<Runnable> zombies = runnable;
        runnable = new ArrayList<>();
        journal = committed.journal().copy();
        outputs = new ArrayList<>(committed.outputs());
        position = committed.position();
        engine = open();
        List.copyOf(zombies).forEach(Runnable::run);
    }

    private Engine<String, String> open() {
        List<Runnable> mine = runnable;
        return new Engine<>(config, new CallPool(slots, mine::add), journal, this);
    }

    @Override
    public Callable<String> prepare(Entry<String> entry) {
        require(entry.notBefore() <= now, entry.id() + " is called before its time");
        Engine<String, String> mine = engine;
        int outcome = random.nextInt(10);
        boolean late = random.nextInt(8) == 0;
        return () -> reply(mine, outcome, late);
    }

    private String reply(Engine<String, String> mine, int outcome, boolean late) {
        if (late && mine == engine && !mine.inTurn()) {
            lateReplies++;
            engine.turn(now); // the owner sees it running,
            now += TIMEOUT_MS + 50;
            engine.turn(now); // and gives it up while it is still at work
        }
        if (outcome < 3) {
            throw new IllegalStateException("no luck");
        }
        return "done";
    }

    @Override
    public void completed(Entry<String> entry, String result) {
        outputs.add(entry.id());
    }

    @Override
    public void failed(Entry<String> entry, Throwable cause) {
        outputs.add(entry.id());
    }

    @Override
    public void released(Entry<String> barrier) {
        outputs.add(barrier.id());
    }

    @Override
    public Verdict judge(Throwable cause) {
        return random.nextInt(10) == 0
                ? new Verdict.RetryAt(Instant.ofEpochMilli(now + 50))
                : new Verdict.Retry();
    }

    private void check() {
        require(outputs.size() == inputs.size(), "outputs: " + outputs);
        require(journal.size() == 0, "left in the journal: " + journal.size());
        for (int i = 0; i < inputs.size(); i++) {
            Input input = inputs.get(i);
            int at = outputs.indexOf(input.id());
            require(at >= 0, input.id() + " is lost");
            require(at == outputs.lastIndexOf(input.id()), input.id() + " ended twice");
            if (input.barrier()) {
                requireBehindEarlier(i, at);
            }
        }
    }

    private void requireBehindEarlier(int inputIndex, int at) {
        Input barrier = inputs.get(inputIndex);
        for (Input earlier : inputs.subList(0, inputIndex)) {
            if (earlier.key().equals(barrier.key())) {
                require(
                        outputs.indexOf(earlier.id()) < at,
                        barrier.id() + " overtook " + earlier.id());
            }
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
