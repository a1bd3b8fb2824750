package dev.courant.app.replay;

import dev.courant.app.config.CourantConfig;
import dev.courant.app.services.Services;
import dev.courant.app.services.Stage;
import dev.courant.app.topics.Cluster;
import dev.courant.app.topics.TopicFollower;
import dev.courant.schemas.DigestKey;
import dev.courant.schemas.Edition;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.OffsetRange;
import dev.courant.schemas.RepoDayDigest;
import dev.courant.schemas.WatchedRepo;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * A day again, through the same topologies, in a sandbox: first the stages up to the digests, then,
 * from what came out and what was not replayed, the edition. For one thread.
 */
public final class Replay implements AutoCloseable {

    /** Only for a repository that has nothing to say: the edition names it as missing. */
    private static final Duration WAIT_FOR_MISSING = Duration.ofSeconds(10);

    private final CourantConfig config;
    private final KnownDay day;
    private final Set<String> repos;
    private final BooleanSupplier stopped;
    private final Sandbox sandbox;
    private final Seeds seeds;
    private final Answers answers;
    private final Map<String, RepoDayDigest> digests = new HashMap<>();
    private final Map<String, DigestDifference> differences = new HashMap<>();
    private final List<EnrichedEvent> enriched = new ArrayList<>();

    /**
     * @param config of the live system; its further papers are not replayed, and nobody is told
     * @param day as it is known
     * @param repos whose parts are put together again; the others' digests are taken as they are
     * @param stopped asked while waiting; ends it
     */
    public Replay(
            Cluster live,
            CourantConfig config,
            KnownDay day,
            Set<String> repos,
            BooleanSupplier stopped) {
        this.config = config.withEdition(config.edition()).withoutChannels();
        this.day = day;
        this.repos = Set.copyOf(repos);
        this.stopped = stopped;
        this.seeds = new Seeds(live, day);
        this.answers = new Answers(live);
        this.sandbox = Sandbox.open(this.config);
    }

    /** From the events as they were enriched: rendering and grouping are done again. */
    public void fromEnriched() {
        var own = sandbox.cluster("enriched");
        seeds.enriched(repos, own);
        run(own, EnumSet.of(Stage.AGGREGATOR));
    }

    /**
     * From the events as they were read: diffs are fetched again, rules applied again, and models
     * asked where they have not answered the same question before.
     */
    public void fromRaw() {
        var own = sandbox.cluster("raw");
        seeds.raw(repos, own);
        if (config.llm().isPresent()) {
            answers.lendTo(own);
        }
        run(own, EnumSet.of(Stage.ENRICHER, Stage.AGGREGATOR));
        if (config.llm().isPresent()) {
            answers.bringBackFrom(own);
        }
        Records.readAll(
                own,
                own.topics().enriched(),
                (key, event) -> enriched.add(seeds.atItsPlace((EnrichedEvent) event)));
    }

    private void run(Cluster own, Set<Stage> stages) {
        try (var services = sandbox.start(stages, own, config, List.of());
                var follower = new TopicFollower(own, List.of(own.topics().digests()))) {
            while (!digests.keySet().containsAll(repos)) {
                requireGoing(services);
                Records.read(own, follower, (key, value) -> take((RepoDayDigest) value));
            }
        }
        repos.forEach(repo -> differences.put(repo, difference(repo)));
    }

    private void take(RepoDayDigest digest) {
        if (digest.getDay().equals(day.day())) {
            digests.put(digest.getRepo(), digest);
        }
    }

    /** Where the records stood; empty if they had to be looked for. */
    public List<OffsetRange> ranges() {
        return seeds.ranges();
    }

    /** How many records were read. */
    public long records() {
        return seeds.records();
    }

    /** What a repository's digest says now and did not say before. */
    private DigestDifference difference(String repo) {
        var before = day.digest(repo);
        var after = digests.get(repo);
        return before == null
                ? DigestDifference.fromNothing(after)
                : DigestDifference.between(before, after);
    }

    /** The differences, one line each. */
    public List<String> differences() {
        var lines = new ArrayList<String>();
        for (var repo : day.repos()) {
            if (repos.contains(repo)) {
                differences.get(repo).lines().forEach(line -> lines.add(repo + ": " + line));
            }
        }
        return lines;
    }

    /** Events of published days that would be told in another way, whole. */
    List<EnrichedEvent> changedEvents() {
        var ids = new HashSet<String>();
        for (var difference : differences.values()) {
            ids.addAll(difference.added());
            difference.changed().forEach(change -> ids.add(change.id()));
        }
        return enriched.stream().filter(event -> ids.contains(event.getId())).toList();
    }

    /**
     * Prints the edition.
     *
     * @param directory where the objects go
     */
    public Edition print(Path directory) {
        var own = sandbox.cluster("print");
        var toPrint = toPrint();
        try (var records = new Records(own)) {
            var order = day.repos();
            for (int i = 0; i < order.size(); i++) {
                records.send(own.topics().watchlist(), order.get(i), watch(order.get(i), i));
            }
            toPrint.forEach(
                    (repo, digest) ->
                            records.send(
                                    own.topics().digests(),
                                    new DigestKey(repo, day.day()).toString(),
                                    digest));
        }
        var settings = printing(directory);
        if (settings.llm().isPresent()) {
            answers.lendTo(own);
        }
        var edition = publish(own, settings, toPrint);
        if (settings.llm().isPresent()) {
            answers.bringBackFrom(own);
        }
        return edition;
    }

    private CourantConfig printing(Path directory) {
        var edition = config.edition().atOnce().withDeadline(WAIT_FOR_MISSING).withoutPeriods();
        var settings = config.withEdition(edition).withStore(directory);
        boolean reprint = day.edition().isPresent() && repos.stream().noneMatch(this::hasChanged);
        return reprint ? settings.withoutModels() : settings;
    }

    private Edition publish(
            Cluster own, CourantConfig settings, Map<String, RepoDayDigest> toPrint) {
        var editions = new ArrayList<Edition>();
        var originals = day.edition().stream().toList();
        try (var services = sandbox.start(EnumSet.of(Stage.PUBLISHER), own, settings, originals);
                var follower = new TopicFollower(own, List.of(own.topics().editions()))) {
            while (editions.isEmpty() || !saysAll(editions.getLast(), toPrint)) {
                requireGoing(services);
                Records.read(own, follower, (key, value) -> editions.add((Edition) value));
            }
        }
        return editions.getLast();
    }

    private static boolean saysAll(Edition edition, Map<String, RepoDayDigest> toPrint) {
        return edition.getRepos().stream()
                .allMatch(
                        part ->
                                part.getDigestRevision()
                                        == Optional.ofNullable(toPrint.get(part.getRepo()))
                                                .map(RepoDayDigest::getRevision)
                                                .orElse(0));
    }

    /** What is as it was keeps its revision; what is not has the next. */
    private Map<String, RepoDayDigest> toPrint() {
        var toPrint = new HashMap<>(day.digests());
        repos.stream()
                .filter(this::hasChanged)
                .forEach(repo -> toPrint.put(repo, next(day.digest(repo), digests.get(repo))));
        return toPrint;
    }

    private boolean hasChanged(String repo) {
        return day.digest(repo) == null || !differences.get(repo).none();
    }

    private static RepoDayDigest next(@Nullable RepoDayDigest before, RepoDayDigest after) {
        return RepoDayDigest.newBuilder(after)
                .setRevision(before == null ? 1 : before.getRevision() + 1)
                .build();
    }

    private WatchedRepo watch(String repo, int position) {
        return WatchedRepo.newBuilder()
                .setName(repo)
                .setPosition(position)
                .setSince(day.start())
                .build();
    }

    private void requireGoing(Services services) {
        services.requireAlive();
        if (stopped.getAsBoolean()) {
            throw new ReplayStopped();
        }
    }

    /** Somebody wants the process to end. */
    public static final class ReplayStopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
