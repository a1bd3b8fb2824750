package dev.courant.app.once;

import dev.courant.app.topics.Cluster;
import dev.courant.app.topics.RecordDecoder;
import dev.courant.app.topics.TopicFollower;
import dev.courant.schemas.DigestKey;
import dev.courant.schemas.Edition;
import dev.courant.schemas.Period;
import dev.courant.schemas.Progress;
import dev.courant.schemas.RepoDayDigest;
import dev.courant.schemas.Topics;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Fills a {@link DayBoard} from the topics: first with what stands there, then with what comes. */
public final class DayReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final DayBoard board;
    private final Topics topics;
    private final TopicFollower follower;
    private final RecordDecoder<Progress> progress;
    private final RecordDecoder<RepoDayDigest> digests;
    private final RecordDecoder<Edition> editions;

    public DayReader(Cluster cluster, DayBoard board) {
        this.board = board;
        this.topics = cluster.topics();
        this.progress = RecordDecoder.of(cluster, Progress.class);
        this.digests = RecordDecoder.of(cluster, RepoDayDigest.class);
        this.editions = RecordDecoder.of(cluster, Edition.class);
        this.follower =
                new TopicFollower(
                        cluster, List.of(topics.progress(), topics.digests(), topics.editions()));
    }

    /** Takes in all that stands there already. */
    public void catchUp() {
        while (!follower.caughtUp()) {
            read();
        }
    }

    /** Takes in what comes within a tenth of a second. */
    public void read() {
        follower.poll(POLL).forEach(this::take);
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        if (record.topic().equals(topics.progress())) {
            progress.decode(record)
                    .ifPresent(
                            value ->
                                    board.progress(
                                            record.key(),
                                            value,
                                            Instant.ofEpochMilli(record.timestamp())));
        } else if (record.topic().equals(topics.digests())) {
            takeDigest(record);
        } else {
            editions.decode(record)
                    .filter(edition -> edition.getPeriod() == Period.DAY)
                    .ifPresent(edition -> board.edition(edition.getDay(), edition));
        }
    }

    private void takeDigest(ConsumerRecord<String, byte[]> record) {
        var key = DigestKey.parse(record.key());
        if (board.asksFor(key)) {
            digests.decode(record).ifPresent(digest -> board.digest(key, digest));
        }
    }

    @Override
    public void close() {
        follower.close();
    }
}
