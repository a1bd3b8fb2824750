package dev.courant.bench.soak;

import dev.courant.bench.stand.Events;
import dev.courant.schemas.Mark;
import dev.courant.schemas.Topics;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Day after day of all repositories, as fast as it is asked for: each day's commits, repository by
 * repository in turn, then the marks that end it. For one thread.
 */
final class Feed {

    private static final Duration DAY = Duration.ofDays(1);

    private final Topics topics;
    private final Serializer<SpecificRecord> values;
    private final List<String> repos;
    private final int commitsPerDay;
    private Instant day = Events.DAY;
    private int inDay;
    private long number;

    /**
     * @param commitsEach of each repository in a day
     */
    Feed(Topics topics, Serializer<SpecificRecord> values, List<String> repos, int commitsEach) {
        this.topics = topics;
        this.values = values;
        this.repos = repos;
        this.commitsPerDay = commitsEach * repos.size();
    }

    /** The next so many commits, and the marks of days that end with them. */
    List<ProducerRecord<String, byte[]>> next(int commits) {
        var records = new ArrayList<ProducerRecord<String, byte[]>>(commits);
        for (int i = 0; i < commits; i++) {
            records.add(commit());
            if (++inDay == commitsPerDay) {
                endDay(records);
            }
        }
        return records;
    }

    private ProducerRecord<String, byte[]> commit() {
        var repo = repos.get(inDay % repos.size());
        var commit = Events.commit(repo, number++);
        var at = day.plus(DAY.multipliedBy(inDay).dividedBy(commitsPerDay));
        commit.setCommittedAt(at);
        commit.setOccurredAt(at);
        return record(topics.rawCommits(), repo, commit);
    }

    private void endDay(List<ProducerRecord<String, byte[]>> records) {
        var next = day.plus(DAY);
        for (var repo : repos) {
            var mark =
                    Mark.newBuilder()
                            .setRepo(repo)
                            .setFrom(Events.DAY)
                            .setThrough(next)
                            .setObservedAt(next)
                            .build();
            records.add(record(topics.rawCommits(), repo, mark));
            records.add(record(topics.rawIssues(), repo, mark));
        }
        day = next;
        inDay = 0;
    }

    private ProducerRecord<String, byte[]> record(String topic, String repo, SpecificRecord value) {
        return new ProducerRecord<>(topic, repo, values.serialize(topic, value));
    }
}
