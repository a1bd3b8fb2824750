package dev.courant.app.replay;

import dev.courant.app.config.UsageException;
import dev.courant.app.topics.Cluster;
import dev.courant.app.topics.LatestRecords;
import dev.courant.app.topics.WatchList;
import dev.courant.schemas.DigestKey;
import dev.courant.schemas.Edition;
import dev.courant.schemas.EditionRepo;
import dev.courant.schemas.RepoDayDigest;
import dev.courant.schemas.WatchedRepo;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the topics say of a day now.
 *
 * @param zone whose midnights bound it
 * @param digests the latest of each repository that has one, by repository
 * @param edition what was published last, if anything was
 * @param watched by repository
 */
public record KnownDay(
        LocalDate day,
        ZoneId zone,
        Map<String, RepoDayDigest> digests,
        Optional<Edition> edition,
        Map<String, WatchedRepo> watched) {

    /** Reads it. */
    public static KnownDay read(Cluster cluster, LocalDate day, ZoneId zone) {
        var topics = cluster.topics();
        var editions =
                LatestRecords.read(
                        cluster, topics.editions(), Edition.class, day.toString()::equals);
        var digests =
                LatestRecords.read(
                        cluster,
                        topics.digests(),
                        RepoDayDigest.class,
                        key -> DigestKey.parse(key).day().equals(day));
        var byRepo = new TreeMap<String, RepoDayDigest>();
        digests.values().forEach(digest -> byRepo.put(digest.getRepo(), digest));
        return new KnownDay(
                day,
                zone,
                byRepo,
                Optional.ofNullable(editions.get(day.toString())),
                new WatchList(cluster).read());
    }

    /** In the paper's order: as published, then what has come to the watch list since. */
    public List<String> repos() {
        var repos = new LinkedHashSet<String>();
        edition.ifPresent(
                known -> known.getRepos().stream().map(EditionRepo::getRepo).forEach(repos::add));
        watched.values().stream()
                .filter(this::isExpected)
                .sorted(
                        Comparator.comparingInt(WatchedRepo::getPosition)
                                .thenComparing(WatchedRepo::getName))
                .map(WatchedRepo::getName)
                .forEach(repos::add);
        repos.addAll(digests.keySet());
        return List.copyOf(repos);
    }

    private boolean isExpected(WatchedRepo watch) {
        return edition.isEmpty() && (watch.getSince() == null || watch.getSince().isBefore(end()));
    }

    /**
     * The repositories that are put together again.
     *
     * @param only one of them; empty for all
     * @throws UsageException if there is nothing to replay
     */
    public Set<String> chosen(Optional<String> only) {
        var repos = repos();
        if (repos.isEmpty()) {
            throw new UsageException(
                    "Nothing is known of %s: it was not published, and nothing is watched."
                            .formatted(day));
        }
        only.filter(repo -> !repos.contains(repo))
                .ifPresent(
                        repo -> {
                            throw new UsageException(
                                    "%s has no part in %s: its repositories are %s."
                                            .formatted(repo, day, String.join(", ", repos)));
                        });
        return only.map(Set::of).orElseGet(() -> new LinkedHashSet<>(repos));
    }

    /** Its first instant. */
    Instant start() {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The first instant behind it. */
    Instant end() {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    @Nullable RepoDayDigest digest(String repo) {
        return digests.get(repo);
    }
}
