package dev.courant.publisher;

import dev.courant.schemas.DigestKey;
import dev.courant.schemas.Edition;
import dev.courant.schemas.RepoDayDigest;
import dev.courant.schemas.WatchedRepo;

import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is watched, which days are closed and what was published. Owner: the stream thread of the
 * one task that there is.
 *
 * @param config of the paper
 * @param watched repo to what is watched of it; filled by Kafka Streams' own thread, so it may
 *     change at any time
 * @param digests {@link DigestKey} as text to the latest digest
 * @param editions day as text to what was published last
 */
record Archive(
        PublisherConfig config,
        ReadOnlyKeyValueStore<String, WatchedRepo> watched,
        KeyValueStore<String, RepoDayDigest> digests,
        KeyValueStore<String, Edition> editions) {

    private static final Comparator<WatchedRepo> PAPER_ORDER =
            Comparator.comparingInt(WatchedRepo::getPosition).thenComparing(WatchedRepo::getName);

    /** With the stores of a processor that is connected to them. */
    static Archive open(PublisherConfig config, ProcessorContext<?, ?> context) {
        return new Archive(
                config,
                context.getStateStore(PublisherTopology.WATCHED_STORE),
                context.getStateStore(PublisherTopology.DIGESTS_STORE),
                context.getStateStore(PublisherTopology.EDITIONS_STORE));
    }

    void add(RepoDayDigest digest) {
        digests.put(new DigestKey(digest.getRepo(), digest.getDay()).toString(), digest);
    }

    void add(Edition edition) {
        editions.put(edition.getDay().toString(), edition);
    }

    @Nullable Edition edition(LocalDate day) {
        return editions.get(day.toString());
    }

    /** What an edition of the day would say now, in the paper's order. */
    List<RepoDay> repos(LocalDate day) {
        return inPaperOrder().stream().flatMap(repo -> repoDay(repo, day).stream()).toList();
    }

    /** A published day as its digests have it now. */
    List<RepoDay> published(Edition edition) {
        return edition.getRepos().stream()
                .map(repo -> repoDay(repo.getRepo(), edition.getDay()))
                .toList();
    }

    /** The latest days that were published, newest first. */
    List<LocalDate> latestDays(int most) {
        var days = new ArrayList<LocalDate>();
        try (var all = editions.reverseAll()) {
            while (all.hasNext() && days.size() < most) {
                days.add(LocalDate.parse(all.next().key));
            }
        }
        return days;
    }

    /** What was published of the year that ends with a day. */
    List<PastEdition> lastYear(LocalDate last) {
        var found = new ArrayList<PastEdition>();
        var first = SiteIndex.first(last);
        try (var all = editions.range(first.toString(), last.toString())) {
            all.forEachRemaining(entry -> found.add(PastEdition.of(entry.value, last)));
        }
        return found;
    }

    private Optional<RepoDay> repoDay(WatchedRepo repo, LocalDate day) {
        var digest = digest(repo.getName(), day);
        if (digest != null) {
            return Optional.of(RepoDay.of(digest));
        }
        return isExpected(repo, day)
                ? Optional.of(RepoDay.missing(repo.getName()))
                : Optional.empty();
    }

    private List<WatchedRepo> inPaperOrder() {
        var repos = new ArrayList<WatchedRepo>();
        forEachWatched(repos::add);
        repos.sort(PAPER_ORDER);
        return repos;
    }

    /** Every repository that the paper is about, in no order that means anything. */
    void forEachWatched(Consumer<WatchedRepo> action) {
        try (var all = watched.all()) {
            all.forEachRemaining(
                    entry -> {
                        if (config.isAbout(entry.value.getName())) {
                            action.accept(entry.value);
                        }
                    });
        }
    }

    /** What is watched under this name, if it is, and the paper is about it. */
    @Nullable WatchedRepo watched(String name) {
        return config.isAbout(name) ? watched.get(name) : null;
    }

    /** A repository's day as its digest has it now. */
    RepoDay repoDay(String repo, LocalDate day) {
        var digest = digest(repo, day);
        return digest == null ? RepoDay.missing(repo) : RepoDay.of(digest);
    }

    @Nullable RepoDayDigest digest(String repo, LocalDate day) {
        return digests.get(new DigestKey(repo, day).toString());
    }

    /**
     * Whether the day of a repository is going to be closed: not if it is watched only later, or no
     * longer.
     */
    boolean isExpected(WatchedRepo repo, LocalDate day) {
        var end = end(day);
        boolean begun =
                repo.getSince() == null
                        ? !startsAfter(repo.getName(), day)
                        : repo.getSince().isBefore(end);
        return begun && (repo.getUntil() == null || !repo.getUntil().isBefore(end));
    }

    Instant end(LocalDate day) {
        return day.plusDays(1).atStartOfDay(config.zone()).toInstant();
    }

    /**
     * A repository without a start is read from its first poll on, of which its first digest tells.
     */
    private boolean startsAfter(String repo, LocalDate day) {
        try (var days = digests.range(repo + "@", repo + "@~")) {
            return days.hasNext() && DigestKey.parse(days.peekNextKey()).day().isAfter(day);
        }
    }
}
