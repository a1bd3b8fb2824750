package dev.courant.app.status;

import dev.courant.app.letters.LetterFilter;
import dev.courant.app.letters.LetterReader;
import dev.courant.app.topics.Cluster;
import dev.courant.app.topics.LatestRecords;
import dev.courant.app.topics.RangeReader;
import dev.courant.app.topics.RecordDecoder;
import dev.courant.app.topics.WatchList;
import dev.courant.schemas.DayStatus;
import dev.courant.schemas.Edition;
import dev.courant.schemas.Period;
import dev.courant.schemas.Progress;
import dev.courant.schemas.RepoDayDigest;
import dev.courant.schemas.WatchedRepo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads how a deployment is doing. Of digests and editions it looks at the last days only: however
 * long a history is, a look takes as long as it did.
 *
 * @param zone whose midnights bound a day
 * @param services whose groups are looked at
 */
public record StatusReader(Cluster cluster, ZoneId zone, List<String> services) {

    private static final Duration DIGESTS = Duration.ofDays(RepoStatus.DAYS + 1L);
    private static final Duration EDITIONS = Duration.ofDays(40);

    /**
     * @param now by this machine's clock
     */
    public Status read(Instant now) {
        var progress =
                LatestRecords.read(
                        cluster, cluster.topics().progress(), Progress.class, repo -> true);
        var lastPoll = lastPoll(progress.values()).orElse(now);
        return new Status(
                now, repos(progress, lastPoll), edition(lastPoll), openLetters(), groups());
    }

    /** The last days are those before it: what is looked at may have stood still for long. */
    private static Optional<Instant> lastPoll(Collection<Progress> progress) {
        return progress.stream().map(Progress::getObservedAt).max(Comparator.naturalOrder());
    }

    private List<RepoStatus> repos(Map<String, Progress> progress, Instant lastPoll) {
        var closed = closedDays(lastPoll);
        return new WatchList(cluster)
                .read().values().stream()
                        .sorted(
                                Comparator.comparingInt(WatchedRepo::getPosition)
                                        .thenComparing(WatchedRepo::getName))
                        .map(watch -> repo(watch.getName(), progress, closed))
                        .toList();
    }

    private RepoStatus repo(
            String name, Map<String, Progress> progress, Map<String, Set<LocalDate>> closed) {
        return Optional.ofNullable(progress.get(name))
                .map(known -> RepoStatus.of(known, closed.getOrDefault(name, Set.of()), zone))
                .orElseGet(() -> RepoStatus.unread(name));
    }

    private Map<String, Set<LocalDate>> closedDays(Instant lastPoll) {
        var closed = new HashMap<String, Set<LocalDate>>();
        var decoder = RecordDecoder.of(cluster, RepoDayDigest.class);
        try (var reader = new RangeReader(cluster)) {
            reader.readSince(
                    cluster.topics().digests(),
                    lastPoll.minus(DIGESTS),
                    record -> decoder.decode(record).ifPresent(digest -> take(digest, closed)));
        }
        return closed;
    }

    /** A later revision may have read what an earlier one could not. */
    private static void take(RepoDayDigest digest, Map<String, Set<LocalDate>> closed) {
        var days = closed.computeIfAbsent(digest.getRepo(), repo -> new HashSet<>());
        if (digest.getStatus() == DayStatus.FAILED) {
            days.remove(digest.getDay());
        } else {
            days.add(digest.getDay());
        }
    }

    private Optional<Status.LatestEdition> edition(Instant lastPoll) {
        var editions = new TreeMap<String, Status.LatestEdition>();
        var decoder = RecordDecoder.of(cluster, Edition.class);
        try (var reader = new RangeReader(cluster)) {
            reader.readSince(
                    cluster.topics().editions(),
                    lastPoll.minus(EDITIONS),
                    record ->
                            decoder.decode(record)
                                    .filter(edition -> edition.getPeriod() == Period.DAY)
                                    .ifPresent(
                                            edition ->
                                                    editions.put(
                                                            record.key(),
                                                            latest(record.key(), edition))));
        }
        return Optional.ofNullable(editions.lastEntry()).map(Map.Entry::getValue);
    }

    private static Status.LatestEdition latest(String day, Edition edition) {
        return new Status.LatestEdition(day, edition.getRevision(), edition.getComplete());
    }

    private long openLetters() {
        var open = new AtomicLong();
        try (var reader = new LetterReader(cluster)) {
            var settled = reader.settled();
            reader.letters(
                    LetterFilter.all(),
                    letter -> {
                        if (settled.outcome(letter.id()).isEmpty()) {
                            open.incrementAndGet();
                        }
                    });
        }
        return open.get();
    }

    private List<ServiceStatus> groups() {
        try (var admin = cluster.admin()) {
            return new GroupReader(admin, cluster.topics().prefix()).read(services);
        }
    }
}
