package dev.courant.app.replay;

import dev.courant.app.topics.Cluster;
import dev.courant.app.topics.RangeReader;
import dev.courant.app.topics.RecordDecoder;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.EventIds;
import dev.courant.schemas.OffsetRange;
import dev.courant.schemas.RawCommit;
import dev.courant.schemas.RawIssue;
import dev.courant.schemas.RepoDayDigest;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the records that a repository's day was made of: by the offsets that its digest names, or,
 * while it has none, by looking through all that was written since the day began. For one thread.
 */
final class Feed implements AutoCloseable {

    /** Takes a record that belongs to the day. */
    interface Sink {
        void accept(ConsumerRecord<String, byte[]> source, SpecificRecord value);
    }

    private final KnownDay day;
    private final RangeReader reader;
    private final RecordDecoder<SpecificRecord> values;

    Feed(Cluster cluster, KnownDay day) {
        this.day = day;
        this.reader = new RangeReader(cluster);
        this.values = RecordDecoder.any(cluster);
    }

    /**
     * @param topics to look through if there is no digest
     * @param ranges where the records stand, if there is
     */
    void read(String repo, List<String> topics, List<OffsetRange> ranges, Sink sink) {
        var digest = day.digest(repo);
        var ids = digest == null ? Set.<String>of() : ids(digest);
        if (digest == null) {
            topics.forEach(
                    topic ->
                            reader.readSince(
                                    topic,
                                    day.start(),
                                    record -> take(record, repo, null, ids, sink)));
        } else {
            ranges.forEach(
                    range -> reader.read(range, record -> take(record, repo, digest, ids, sink)));
        }
    }

    private static Set<String> ids(RepoDayDigest digest) {
        return digest.getEvents().stream().map(EnrichedEvent::getId).collect(Collectors.toSet());
    }

    private void take(
            ConsumerRecord<String, byte[]> record,
            String repo,
            @Nullable RepoDayDigest digest,
            Set<String> ids,
            Sink sink) {
        if (repo.equals(record.key())) {
            values.decode(record).ifPresent(value -> take(record, value, digest, ids, sink));
        }
    }

    private void take(
            ConsumerRecord<String, byte[]> record,
            SpecificRecord value,
            @Nullable RepoDayDigest digest,
            Set<String> ids,
            Sink sink) {
        var event = Seen.of(record.key(), value);
        boolean listed = event != null && ids.contains(event.id());
        boolean unlisted = digest == null || digest.getCut() != null;
        if (event != null && (listed || (unlisted && event.isOf(day)))) {
            sink.accept(record, value);
        }
    }

    /** What says of a record which event it is; marks are none. */
    private record Seen(String id, Instant occurredAt) {

        static @Nullable Seen of(String repo, SpecificRecord value) {
            return switch (value) {
                case EnrichedEvent event -> new Seen(event.getId(), event.getOccurredAt());
                case RawCommit commit ->
                        new Seen(EventIds.commit(repo, commit.getSha()), commit.getOccurredAt());
                case RawIssue issue ->
                        new Seen(
                                EventIds.issueOpened(repo, issue.getNumber()),
                                issue.getOccurredAt());
                default -> null;
            };
        }

        boolean isOf(KnownDay day) {
            return !occurredAt.isBefore(day.start()) && occurredAt.isBefore(day.end());
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
