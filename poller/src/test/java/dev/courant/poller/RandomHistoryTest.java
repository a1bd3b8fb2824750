package dev.courant.poller;

import static dev.courant.poller.Times.at;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.github.GitHubException;
import dev.courant.schemas.RawCommit;
import dev.courant.testkit.http.Fault;
import dev.courant.testkit.source.LogEntry;
import dev.courant.testkit.source.Timeline;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Random histories, polled at random times: commits with honest, old and future dates, merges,
 * forced pushes, watches whose ends move, failing requests, and steps whose outcome is lost. In the
 * end every commit that can be reached, and that is dated in the span or has landed since the first
 * poll, has been said once, and never before the last mark.
 */
final class RandomHistoryTest {

    private static final int RUNS = 60;
    private static final int ACTIONS = 40;
    private static final int DAY_MINUTES = 24 * 60;

    static List<Integer> seeds() {
        return IntStream.range(0, RUNS).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyCommitIsSaidOnceAndNeverBeforeTheLastMark(int seed) {
        try (var run = new Run(seed)) {
            run.act();
            run.settle();
            run.check();
        }
    }

    private static final class Run implements AutoCloseable {

        private final Random random;
        private final Reading reading = new Reading();
        private final List<String> labels = new ArrayList<>();
        private final Set<String> firstHistory = new HashSet<>();
        private final Set<String> polledHistory = new HashSet<>();
        private @Nullable String tip;
        private boolean polled;
        private double minute = 3 * DAY_MINUTES;
        private double since;

        Run(int seed) {
            random = new Random(seed);
            since = minute - random(2 * DAY_MINUTES);
            reading.since(at(since));
        }

        void act() {
            reading.github
                    .faults()
                    .random(random.nextLong(), 0.05, Fault.serverError(502), Fault.truncatedBody());
            for (int i = 0; i < ACTIONS; i++) {
                minute += random(10);
                reading.now = at(minute);
                switch (random.nextInt(10)) {
                    case 0, 1, 2, 3 -> pushNew();
                    case 4 -> forcePush();
                    case 5 -> moveWatch();
                    case 6 -> readBack();
                    default -> poll();
                }
            }
        }

        /** No faults and no end any more: two more polls say all there is. */
        void settle() {
            reading.github.faults().clear();
            reading.until(null);
            for (int i = 0; i < 3; i++) {
                minute += 5;
                reading.now = at(minute);
                poll();
                while (reading.stepBack()) {}
            }
        }

        void check() {
            Set<String> wanted =
                    history(tip).stream()
                            .filter(
                                    sha ->
                                            !firstHistory.contains(sha)
                                                    || !committedAt(sha).isBefore(at(since)))
                            .collect(Collectors.toCollection(TreeSet::new));
            assertThat(reading.shas()).doesNotHaveDuplicates().containsAll(wanted);
            assertThat(polledHistory).containsAll(reading.shas());
        }

        private void pushNew() {
            for (int i = random.nextInt(3); i >= 0; i--) {
                commit();
            }
            reading.timeline.push(reading.now, "main", tip);
        }

        private void commit() {
            String label = "c" + labels.size();
            List<String> parents = new ArrayList<>();
            if (tip != null) {
                parents.add(random.nextInt(5) == 0 ? any() : tip);
            }
            if (tip != null && random.nextInt(4) == 0) {
                parents.add(any());
            }
            reading.timeline.commit(
                    label, date(), "change", parents.stream().distinct().toArray(String[]::new));
            labels.add(label);
            tip = label;
        }

        private Instant date() {
            return switch (random.nextInt(4)) {
                case 0 -> at(minute - random(3 * DAY_MINUTES));
                case 1 -> at(minute + random(DAY_MINUTES));
                default -> at(minute);
            };
        }

        private void forcePush() {
            if (tip != null) {
                tip = any();
                reading.timeline.push(reading.now, "main", tip);
            }
        }

        private void moveWatch() {
            if (random.nextBoolean()) {
                since -= random(DAY_MINUTES);
                reading.since(at(since));
            } else {
                reading.until(random.nextInt(3) == 0 ? null : at(minute - 60 + random(120)));
            }
        }

        private void poll() {
            for (boolean done = false; !done; ) {
                done = step();
            }
        }

        /** A few steps, which may fail, be lost, or be given up. */
        private void readBack() {
            for (int i = random.nextInt(6); i > 0 && reading.cursor != null; i--) {
                try {
                    readBackOnce();
                } catch (GitHubException.Unavailable e) {
                    reading.backfill =
                            Cursors.failed(
                                    reading.backfill, "no", reading.now, random.nextBoolean());
                }
            }
        }

        private void readBackOnce() {
            Cursor before = reading.cursor;
            int known = reading.commits.size();
            if (!before.getRead()) {
                return;
            }
            reading.stepBack();
            assertThat(reading.commits.subList(known, reading.commits.size()))
                    .allSatisfy(
                            commit ->
                                    assertThat(commit.getOccurredAt())
                                            .isBefore(before.getFrom())
                                            .isEqualTo(commit.getCommittedAt()));
        }

        private boolean step() {
            try {
                if (random.nextInt(5) == 0) {
                    reading.lostStep();
                }
                return checkedStep();
            } catch (GitHubException.Unavailable e) {
                return random.nextBoolean() && giveUp();
            }
        }

        private boolean giveUp() {
            if (reading.cursor != null) {
                reading.cursor = Cursors.failed(reading.cursor, "no answer", reading.now, true);
            }
            return true;
        }

        private boolean checkedStep() {
            Cursor before = reading.cursor;
            int known = reading.commits.size();
            boolean done = reading.step().mark() != null;
            notePolledHistory();
            if (before != null) {
                assertThat(reading.commits.subList(known, reading.commits.size()))
                        .allSatisfy(commit -> assertNotBeforeTheMark(commit, before));
            }
            return done;
        }

        private void notePolledHistory() {
            Round round = reading.cursor.getRound();
            if (round != null && round.getHead() != null) {
                polledHistory.addAll(history(round.getHead()));
            }
            if (!polled) {
                polled = true;
                firstHistory.addAll(polledHistory);
            }
        }

        /** Unless it is older than all that had been read. */
        private static void assertNotBeforeTheMark(RawCommit commit, Cursor before) {
            Instant occurredAt = commit.getOccurredAt();
            assertThat(
                            occurredAt.isBefore(before.getFrom())
                                    || !occurredAt.isBefore(before.getThrough()))
                    .as("%s against a mark through %s", commit, before.getThrough())
                    .isTrue();
        }

        private Set<String> history(@Nullable String label) {
            return label == null
                    ? Set.of()
                    : reading.timeline.log(Timeline.sha(label)).stream()
                            .map(LogEntry::sha)
                            .collect(Collectors.toSet());
        }

        private Instant committedAt(String sha) {
            return reading.timeline.commit(sha).committedAt();
        }

        private String any() {
            return labels.get(random.nextInt(labels.size()));
        }

        private double random(double bound) {
            return random.nextDouble() * bound;
        }

        @Override
        public void close() {
            reading.close();
        }
    }
}
