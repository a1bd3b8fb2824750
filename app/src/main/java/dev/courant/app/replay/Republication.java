package dev.courant.app.replay;

import dev.courant.app.config.UsageException;
import dev.courant.app.services.Stage;
import dev.courant.app.topics.Cluster;
import dev.courant.app.topics.Deliveries;
import dev.courant.app.topics.TopicFollower;
import dev.courant.app.topics.WatchList;
import dev.courant.schemas.Announcement;
import dev.courant.schemas.Edition;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Period;
import dev.courant.schemas.ReplayRequest;
import dev.courant.schemas.RepoDayDigest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Has the live system publish a day anew: what was enriched anew goes back through the enricher,
 * which counts it; then the aggregator is asked for new digests, and the repositories are polled,
 * since the mark behind a poll is what closes a day. For one thread.
 */
public final class Republication implements AutoCloseable {

    private final Cluster live;
    private final KnownDay day;

    /** The latest digests before new ones were asked for, by repository. */
    private final Map<String, Integer> revisions = new HashMap<>();

    private final List<EnrichedEvent> events;
    private final Set<String> notBack = new HashSet<>();
    private final TopicFollower enriched;
    private final TopicFollower digests;
    private final TopicFollower editions;
    private Optional<Edition> published = Optional.empty();
    private boolean asked;

    /**
     * @param repos whose days are to be published anew
     * @param replay that found out what has changed
     * @throws UsageException if one of them is not watched, or its day is not closed yet
     */
    public Republication(Cluster live, KnownDay day, Set<String> repos, Replay replay) {
        this.live = live;
        this.day = day;
        this.events = replay.changedEvents();
        requireWatched(repos);
        repos.forEach(repo -> revisions.put(repo, day.digests().get(repo).getRevision()));
        events.forEach(event -> notBack.add(event.getId()));
        this.enriched = new TopicFollower(live, List.of(live.topics().enriched()));
        this.digests = new TopicFollower(live, List.of(live.topics().digests()));
        this.editions = new TopicFollower(live, List.of(live.topics().editions()));
        enriched.skipToEnd();
        digests.skipToEnd();
        editions.skipToEnd();
    }

    private void requireWatched(Set<String> repos) {
        for (var repo : repos) {
            if (day.digest(repo) == null) {
                throw new UsageException(
                        "%s is not closed for %s yet: it is published by itself when it is."
                                .formatted(day.day(), repo));
            }
            if (!day.watched().containsKey(repo)) {
                throw new UsageException(
                        "%s is not watched any more, so that its days cannot be published anew: add it with courant watch add."
                                .formatted(repo));
            }
        }
    }

    /**
     * Has channels told of the edition, though it is a revision, and waits until they are.
     *
     * @param channels that are told of days' editions
     */
    public void announce(Edition edition, List<String> channels, BooleanSupplier stop) {
        var publisher = Stage.PUBLISHER.toString();
        var key = edition.getDay().toString();
        var notice = "edition/%s/%s/%d".formatted(publisher, key, edition.getRevision());
        try (var deliveries = new Deliveries(live)) {
            try (var records = new Records(live)) {
                records.send(live.topics().announcements(), key, new Announcement(publisher, key));
            }
            deliveries.await(
                    channels.stream().map(channel -> channel + " " + notice).toList(), stop);
        }
    }

    /** Sends what was enriched anew. */
    public void begin() {
        try (var records = new Records(live)) {
            events.forEach(
                    event -> records.send(live.topics().reanalyses(), event.getRepo(), event));
        }
    }

    /** Takes in what comes within a fraction of a second; the edition, when it is there. */
    public Optional<Edition> read() {
        Records.read(
                live, enriched, (key, event) -> notBack.remove(((EnrichedEvent) event).getId()));
        if (!asked) {
            // A poll that was under way may bring some of the events into a revision of its own.
            Records.read(live, digests, (key, digest) -> note((RepoDayDigest) digest));
        }
        if (notBack.isEmpty() && !asked) {
            askForDigests();
            asked = true;
        }
        Records.read(live, editions, (key, edition) -> take((Edition) edition));
        return published;
    }

    private void askForDigests() {
        try (var records = new Records(live)) {
            revisions
                    .keySet()
                    .forEach(
                            repo ->
                                    records.send(
                                            live.topics().replays(),
                                            repo,
                                            new ReplayRequest(repo, day.day())));
        }
        new WatchList(live).pollNow(revisions.keySet());
    }

    private void note(RepoDayDigest digest) {
        if (digest.getDay().equals(day.day())) {
            revisions.computeIfPresent(
                    digest.getRepo(), (repo, known) -> Math.max(known, digest.getRevision()));
        }
    }

    private void take(Edition edition) {
        boolean all =
                edition.getRepos().stream()
                        .filter(part -> revisions.containsKey(part.getRepo()))
                        .allMatch(part -> part.getDigestRevision() > revisions.get(part.getRepo()));
        boolean ofTheDay = edition.getPeriod() == Period.DAY && edition.getDay().equals(day.day());
        if (ofTheDay && all) {
            published = Optional.of(edition);
        }
    }

    @Override
    public void close() {
        enriched.close();
        digests.close();
        editions.close();
    }
}
