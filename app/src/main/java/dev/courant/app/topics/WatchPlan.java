package dev.courant.app.topics;

import dev.courant.app.config.RepoSettings;
import dev.courant.schemas.WatchedRepo;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the watch list has to become: the configured repositories in their order, and no watch that
 * an earlier configuration made. Watches that were made by hand stay.
 */
public final class WatchPlan {

    private final List<RepoSettings> repos;
    private final Map<String, WatchedRepo> current;

    /**
     * @param repos the configured ones
     * @param current the watch list as it stands
     */
    public WatchPlan(List<RepoSettings> repos, Map<String, WatchedRepo> current) {
        this.repos = List.copyOf(repos);
        this.current = Map.copyOf(current);
    }

    /**
     * To watch for good: only what differs.
     *
     * @param defaultSince for a repository that nothing else gives a start
     */
    public Map<String, @Nullable WatchedRepo> forGood(Instant defaultSince) {
        var changes = ended();
        for (int i = 0; i < repos.size(); i++) {
            var repo = repos.get(i);
            var known = current.get(repo.name());
            var since =
                    earliest(repo.since().orElse(null), known == null ? null : known.getSince());
            var watch = watch(repo, i, since == null ? defaultSince : since, null);
            if (!watch.equals(known)) {
                changes.put(repo.name(), watch);
            }
        }
        return changes;
    }

    /**
     * To read a span of days, and all that was watched before: every repository, whether it differs
     * or not, since a watch that is sent again is polled at once.
     *
     * @param start of the first day
     * @param end of the last day
     */
    public Map<String, @Nullable WatchedRepo> forDays(Instant start, Instant end) {
        var changes = ended();
        for (int i = 0; i < repos.size(); i++) {
            var repo = repos.get(i);
            var known = current.get(repo.name());
            changes.put(
                    repo.name(),
                    known == null
                            ? watch(repo, i, start, end)
                            : watch(
                                    repo,
                                    i,
                                    Objects.requireNonNull(earliest(known.getSince(), start)),
                                    latest(known.getUntil(), end)));
        }
        return changes;
    }

    /** A watch that reads from here on, or from where it reads already if that is earlier. */
    public static WatchedRepo from(Instant since, WatchedRepo watch) {
        return WatchedRepo.newBuilder(watch).setSince(earliest(since, watch.getSince())).build();
    }

    private Map<String, @Nullable WatchedRepo> ended() {
        var changes = new LinkedHashMap<String, @Nullable WatchedRepo>();
        current.forEach(
                (name, watch) -> {
                    if (watch.getManaged()
                            && repos.stream().noneMatch(repo -> repo.name().equals(name))) {
                        changes.put(name, null);
                    }
                });
        return changes;
    }

    private static WatchedRepo watch(
            RepoSettings repo, int position, Instant since, @Nullable Instant until) {
        return WatchedRepo.newBuilder()
                .setName(repo.name())
                .setBranch(repo.branch().orElse(null))
                .setSince(since)
                .setUntil(until)
                .setPosition(position)
                .setManaged(true)
                .build();
    }

    private static @Nullable Instant earliest(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isBefore(b) ? a : b;
    }

    /** Without an end goes on for good, and stays so. */
    private static @Nullable Instant latest(@Nullable Instant known, Instant end) {
        return known == null || known.isAfter(end) ? known : end;
    }
}
