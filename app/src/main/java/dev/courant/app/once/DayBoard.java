package dev.courant.app.once;

import dev.courant.schemas.DayCounts;
import dev.courant.schemas.DayStatus;
import dev.courant.schemas.DigestKey;
import dev.courant.schemas.Edition;
import dev.courant.schemas.EditionRepo;
import dev.courant.schemas.Progress;
import dev.courant.schemas.ReadProblem;
import dev.courant.schemas.RepoDayDigest;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of the days that are asked for, as the topics tell it. A day is done when its
 * edition was made from the latest digest of each repository, and each of these is either whole or
 * of a repository that could not be read in this run. For one thread.
 */
public final class DayBoard {

    private final Days days;
    private final List<String> repos;
    private final Map<String, Progress> progress = new HashMap<>();
    private final Map<String, ReadProblem> problems = new HashMap<>();
    private final Map<String, ReadProblem> backfillProblems = new HashMap<>();
    private final Map<DigestKey, RepoDayDigest> digests = new HashMap<>();
    private final Map<LocalDate, Edition> editions = new HashMap<>();
    private @Nullable Instant runStart;

    public DayBoard(Days days, List<String> repos) {
        this.days = days;
        this.repos = List.copyOf(repos);
    }

    /** From here on, progress of reads at or after this time is this run's. */
    public void startRun(Instant start) {
        runStart = start;
    }

    /**
     * @param readAt when the repository was read: the record's timestamp
     */
    void progress(String repo, Progress latest, Instant readAt) {
        progress.put(repo, latest);
        boolean ofThisRun = runStart != null && !readAt.isBefore(runStart);
        note(problems, repo, latest.getProblem(), ofThisRun);
        note(backfillProblems, repo, latest.getBackfillProblem(), ofThisRun);
    }

    private static void note(
            Map<String, ReadProblem> problems,
            String repo,
            @Nullable ReadProblem problem,
            boolean ofThisRun) {
        if (problem == null) {
            problems.remove(repo);
        } else if (ofThisRun) {
            problems.put(repo, problem);
        }
    }

    void digest(DigestKey key, RepoDayDigest latest) {
        digests.put(key, latest);
    }

    void edition(LocalDate day, Edition latest) {
        editions.put(day, latest);
    }

    /** True if what the record says may matter here: others need not be decoded. */
    boolean asksFor(DigestKey key) {
        return days.all().contains(key.day()) && repos.contains(key.repo());
    }

    /** True if every day is done. */
    public boolean done() {
        return days.all().stream().allMatch(this::done);
    }

    /** How many (repository, day) are answered, of {@link #total}. */
    public long answered() {
        return days.all().stream()
                .flatMap(day -> repos.stream().map(repo -> new DigestKey(repo, day)))
                .filter(this::answered)
                .count();
    }

    public long total() {
        return (long) days.all().size() * repos.size();
    }

    private boolean done(LocalDate day) {
        var keys = repos.stream().map(repo -> new DigestKey(repo, day)).toList();
        return keys.stream().allMatch(this::answered)
                && (keys.stream().anyMatch(this::outOfReach) || published(day));
    }

    private boolean answered(DigestKey key) {
        return whole(key) || failed(key) || outOfReach(key);
    }

    /** Read from start to end, and its digest says what came of it. */
    private boolean whole(DigestKey key) {
        var known = progress.get(key.repo());
        var digest = digests.get(key);
        return known != null
                && digest != null
                && !known.getFrom().isAfter(days.start(key.day()))
                && !known.getThrough().isBefore(days.end(key.day()))
                && digest.getStatus() != DayStatus.FAILED;
    }

    /** It could not be read to its end, and its digest says so. */
    private boolean failed(DigestKey key) {
        var digest = digests.get(key);
        return problems.containsKey(key.repo())
                && digest != null
                && digest.getStatus() == DayStatus.FAILED;
    }

    /**
     * Its beginning could not be read: there will be no digest, and no edition before the deadline.
     */
    private boolean outOfReach(DigestKey key) {
        var known = progress.get(key.repo());
        return (problems.containsKey(key.repo()) || backfillProblems.containsKey(key.repo()))
                && !digests.containsKey(key)
                && known != null
                && known.getFrom().isAfter(days.start(key.day()));
    }

    private boolean published(LocalDate day) {
        var edition = editions.get(day);
        return edition != null
                && repos.stream()
                        .map(repo -> digests.get(new DigestKey(repo, day)))
                        .allMatch(digest -> digest != null && holds(edition, digest));
    }

    private static boolean holds(Edition edition, RepoDayDigest digest) {
        return edition.getRepos().stream()
                .filter(part -> part.getRepo().equals(digest.getRepo()))
                .mapToInt(EditionRepo::getDigestRevision)
                .anyMatch(revision -> revision == digest.getRevision());
    }

    /** From when on a repository has been read; empty if it has never been. */
    public Optional<Instant> readFrom(String repo) {
        return Optional.ofNullable(progress.get(repo)).map(Progress::getFrom);
    }

    /** What a repository's days hold, as far as they are closed. */
    public Stream<DayCounts> counts(String repo) {
        return digests.entrySet().stream()
                .filter(entry -> entry.getKey().repo().equals(repo))
                .map(entry -> entry.getValue().getCounts());
    }

    /** The edition of a day, as far as there is one. */
    public Optional<Edition> edition(LocalDate day) {
        return Optional.ofNullable(editions.get(day));
    }

    /** Why a repository's day is not whole; empty if it is. */
    public Optional<String> reason(String repo, LocalDate day) {
        var key = new DigestKey(repo, day);
        if (whole(key)) {
            return Optional.empty();
        }
        return Optional.ofNullable(problems.get(repo))
                .or(() -> Optional.ofNullable(backfillProblems.get(repo)))
                .map(problem -> problem.getReason() + " (since " + problem.getSince() + ")")
                .or(() -> Optional.of("not read yet"));
    }
}
