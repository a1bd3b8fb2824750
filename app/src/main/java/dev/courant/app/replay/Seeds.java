package dev.courant.app.replay;

import dev.courant.app.topics.Cluster;
import dev.courant.schemas.DayStatus;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.EventIds;
import dev.courant.schemas.Mark;
import dev.courant.schemas.OffsetRange;
import dev.courant.schemas.Progress;
import dev.courant.schemas.RawCommit;
import dev.courant.schemas.RawIssue;
import dev.courant.schemas.ReadProblem;
import dev.courant.schemas.RepoDayDigest;

import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Fills the topics of a sandbox with a day's records, and with the word that they are all. For one
 * thread.
 */
final class Seeds {

    private final Cluster live;
    private final KnownDay day;
    private final Map<String, OffsetRange> rawPlaces = new HashMap<>();
    private final List<OffsetRange> read = new ArrayList<>();
    private long records;

    Seeds(Cluster live, KnownDay day) {
        this.live = live;
        this.day = day;
    }

    /** Where the records stand that were read; empty for a day that has to be looked for. */
    List<OffsetRange> ranges() {
        return List.copyOf(read);
    }

    long records() {
        return records;
    }

    /** The events as they were enriched. */
    void enriched(Set<String> repos, Cluster own) {
        try (var feed = new Feed(live, day);
                var out = new Records(own)) {
            for (var repo : repos) {
                long before = records;
                feed.read(
                        repo,
                        List.of(live.topics().enriched()),
                        ranges(repo, RepoDayDigest::getEnrichedRanges),
                        (source, value) -> send(out, own.topics().enriched(), repo, value));
                out.send(own.topics().progress(), repo, progress(repo, records - before));
            }
        }
    }

    /** The events as they were read. */
    void raw(Set<String> repos, Cluster own) {
        var topics = live.topics();
        var names =
                Map.of(
                        topics.rawCommits(), own.topics().rawCommits(),
                        topics.rawIssues(), own.topics().rawIssues());
        try (var feed = new Feed(live, day);
                var out = new Records(own)) {
            for (var repo : repos) {
                feed.read(
                        repo,
                        List.of(topics.rawCommits(), topics.rawIssues()),
                        ranges(repo, RepoDayDigest::getRawRanges),
                        (source, value) -> {
                            send(out, names.get(source.topic()), repo, value);
                            rawPlaces.put(
                                    id(repo, value),
                                    new OffsetRange(
                                            source.topic(),
                                            source.partition(),
                                            source.offset(),
                                            source.offset()));
                        });
                names.values().forEach(topic -> out.send(topic, repo, mark(repo)));
            }
        }
    }

    /** An event that was enriched in the sandbox, with the place of its live raw record. */
    EnrichedEvent atItsPlace(EnrichedEvent event) {
        var place = rawPlaces.get(event.getId());
        return place == null
                ? event
                : EnrichedEvent.newBuilder(event)
                        .setRawTopic(place.getTopic())
                        .setRawPartition(place.getPartition())
                        .setRawOffset(place.getFirst())
                        .build();
    }

    private void send(Records out, String topic, String repo, SpecificRecord value) {
        out.send(topic, repo, value);
        records++;
    }

    private List<OffsetRange> ranges(
            String repo, Function<RepoDayDigest, List<OffsetRange>> places) {
        var digest = day.digest(repo);
        var ranges = digest == null ? List.<OffsetRange>of() : places.apply(digest);
        read.addAll(ranges);
        return ranges;
    }

    private static String id(String repo, SpecificRecord value) {
        return switch (value) {
            case RawCommit commit -> EventIds.commit(repo, commit.getSha());
            case RawIssue issue -> EventIds.issueOpened(repo, issue.getNumber());
            default -> throw new IllegalStateException("No raw event: " + value.getSchema());
        };
    }

    private Progress progress(String repo, long events) {
        return Progress.newBuilder()
                .setRepo(repo)
                .setFrom(day.start())
                .setThrough(problem(repo) == null ? day.end() : day.start())
                .setObservedAt(day.end())
                .setEvents(events)
                .setProblem(problem(repo))
                .setCurrentName(currentName(repo))
                .build();
    }

    private Mark mark(String repo) {
        return Mark.newBuilder()
                .setRepo(repo)
                .setFrom(day.start())
                .setThrough(problem(repo) == null ? day.end() : day.start())
                .setObservedAt(day.end())
                .setProblem(problem(repo))
                .setCurrentName(currentName(repo))
                .build();
    }

    private @Nullable ReadProblem problem(String repo) {
        var digest = day.digest(repo);
        return digest != null && digest.getStatus() == DayStatus.FAILED
                ? digest.getProblem()
                : null;
    }

    private @Nullable String currentName(String repo) {
        var digest = day.digest(repo);
        return digest == null ? null : digest.getCurrentName();
    }
}
