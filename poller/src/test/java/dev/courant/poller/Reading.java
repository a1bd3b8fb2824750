package dev.courant.poller;

import static dev.courant.poller.Times.at;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.github.GitHubClient;
import dev.courant.github.GitHubConfig;
import dev.courant.schemas.AvroSerdes;
import dev.courant.schemas.Mark;
import dev.courant.schemas.RawCommit;
import dev.courant.schemas.RawIssue;
import dev.courant.schemas.WatchedRepo;
import dev.courant.testkit.github.GitHubSimulator;
import dev.courant.testkit.source.Timeline;

import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A reader before a simulated GitHub, round by round, with the memory that the topology would have.
 */
final class Reading implements AutoCloseable {

    static final String REPO = "ada/engine";
    static final int MOST_EVENTS_A_STEP = 100;

    Instant now = at(720);
    private Instant latest = now;
    WatchedRepo watch = WatchedRepo.newBuilder().setName(REPO).build();
    @Nullable Cursor cursor;
    @Nullable Cursor backfill;

    final Timeline timeline = Timeline.empty();
    final GitHubSimulator github = GitHubSimulator.start(() -> now).serve(REPO, timeline);
    final List<RawCommit> commits = new ArrayList<>();
    final List<RawIssue> issues = new ArrayList<>();

    private final Serde<Cursor> stored = new AvroSerdes("mock://reading").of(Cursor.class);
    private final Set<String> seen = new HashSet<>();
    private final GitHubClient client;
    private final RepoReader reader;

    Reading() {
        this(PollerConfig.defaults());
    }

    Reading(PollerConfig config) {
        client =
                new GitHubClient(
                        GitHubConfig.of(github.url(), Optional.of("token")), this::ourTime);
        reader = new RepoReader(config, client);
    }

    /** Our own clock: GitHub's, but that it never goes back. */
    private Instant ourTime() {
        latest = now.isAfter(latest) ? now : latest;
        return latest;
    }

    Reading since(@Nullable Instant since) {
        watch = WatchedRepo.newBuilder(watch).setSince(since).build();
        return this;
    }

    Reading until(@Nullable Instant until) {
        watch = WatchedRepo.newBuilder(watch).setUntil(until).build();
        return this;
    }

    Reading branch(String branch) {
        watch = WatchedRepo.newBuilder(watch).setBranch(branch).build();
        return this;
    }

    /** Polls once at that time: all steps of a round, up to its mark. */
    Mark pollAt(Instant time) {
        now = time;
        return poll();
    }

    Mark poll() {
        StepResult step = step();
        while (step.mark() == null) {
            step = step();
        }
        return step.mark();
    }

    StepResult step() {
        StepResult step = said(reader.step(REPO, watch, cursor));
        cursor = stored(step.cursor());
        return step;
    }

    /** Reads all that the watch asks for before what has been read, and polls once more. */
    Mark readBack() {
        while (stepBack()) {}
        return poll();
    }

    /** The next step of a backfill; false if there is none. */
    boolean stepBack() {
        backfill = Backfill.next(backfill, cursor, watch, ZoneOffset.UTC, now);
        if (backfill == null) {
            return false;
        }
        StepResult step = said(reader.stepBack(REPO, watch, backfill));
        backfill = step.mark() == null ? stored(step.cursor()) : null;
        cursor = step.mark() == null ? cursor : stored(Backfill.joined(cursor, step.cursor()));
        return true;
    }

    private StepResult said(StepResult step) {
        assertThat(step.commits().size() + step.issues().size())
                .isLessThanOrEqualTo(MOST_EVENTS_A_STEP);
        step.commits().stream().filter(commit -> seen.add(commit.getSha())).forEach(commits::add);
        step.issues().stream()
                .filter(issue -> seen.add("#" + issue.getNumber()))
                .forEach(issues::add);
        return step;
    }

    /** As it comes back from its store. */
    private Cursor stored(Cursor written) {
        return stored.deserializer()
                .deserialize("cursors", stored.serializer().serialize("cursors", written));
    }

    /** A step whose outcome is lost, as when the process dies before it is committed. */
    void lostStep() {
        reader.step(REPO, watch, cursor);
    }

    /** Shas of the commits said so far; the labels' with {@link Timeline#sha}. */
    List<String> shas() {
        return commits.stream().map(RawCommit::getSha).toList();
    }

    static List<String> shasOf(String... labels) {
        return List.of(labels).stream().map(Timeline::sha).toList();
    }

    RawCommit commit(String label) {
        return commits.stream()
                .filter(commit -> commit.getSha().equals(Timeline.sha(label)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Not said: " + label));
    }

    @Override
    public void close() {
        client.close();
        github.close();
    }
}
