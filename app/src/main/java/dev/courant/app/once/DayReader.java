package dev.courant.app.once;

import dev.courant.app.topics.Cluster;
import dev.courant.app.topics.TopicFollower;
import dev.courant.schemas.DigestKey;
import dev.courant.schemas.Edition;
import dev.courant.schemas.Progress;
import dev.courant.schemas.RepoDayDigest;
import dev.courant.schemas.Topics;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Fills a {@link DayBoard} from the topics: first with what stands there, then with what comes. */
public final class DayReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final DayBoard board;
    private final Topics topics;
    private final TopicFollower follower;
    private final Deserializer<Progress> progress;
    private final Deserializer<RepoDayDigest> digests;
    private final Deserializer<Edition> editions;

    public DayReader(Cluster cluster, DayBoard board) {
        this.board = board;
        this.topics = cluster.topics();
        var serdes = cluster.serdes();
        this.progress = serdes.of(Progress.class).deserializer();
        this.digests = serdes.of(RepoDayDigest.class).deserializer();
        this.editions = serdes.of(Edition.class).deserializer();
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
        if (record.value() == null) {
            return;
        }
        if (record.topic().equals(topics.progress())) {
            board.progress(
                    record.key(),
                    progress.deserialize(record.topic(), record.value()),
                    Instant.ofEpochMilli(record.timestamp()));
        } else if (record.topic().equals(topics.digests())) {
            takeDigest(record);
        } else {
            board.edition(
                    LocalDate.parse(record.key()),
                    editions.deserialize(record.topic(), record.value()));
        }
    }

    private void takeDigest(ConsumerRecord<String, byte[]> record) {
        var key = DigestKey.parse(record.key());
        if (board.asksFor(key)) {
            board.digest(key, digests.deserialize(record.topic(), record.value()));
        }
    }

    @Override
    public void close() {
        follower.close();
    }
}
