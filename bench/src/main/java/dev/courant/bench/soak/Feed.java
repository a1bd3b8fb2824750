package dev.courant.bench.soak;

import dev.courant.app.topics.Cluster;
import dev.courant.bench.stand.Events;
import dev.courant.bench.stand.Records;
import dev.courant.schemas.Mark;
import dev.courant.schemas.Topics;

import org.apache.kafka.clients.producer.ProducerRecord;

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
    private final Records records;
    private final List<String> repos;
    private final int commitsPerDay;
    private Instant day = Events.DAY;
    private int inDay;
    private long number;

    /**
     * @param commitsEach of each repository in a day
     */
    Feed(Cluster cluster, List<String> repos, int commitsEach) {
        this.topics = cluster.topics();
        this.records = new Records(cluster);
        this.repos = repos;
        this.commitsPerDay = commitsEach * repos.size();
    }

    /** The next so many commits, and the marks of days that end with them. */
    List<ProducerRecord<String, byte[]>> next(int commits) {
        var next = new ArrayList<ProducerRecord<String, byte[]>>(commits);
        for (int i = 0; i < commits; i++) {
            next.add(commit());
            if (++inDay == commitsPerDay) {
                endDay(next);
            }
        }
        return next;
    }

    private ProducerRecord<String, byte[]> commit() {
        var repo = repos.get(inDay % repos.size());
        var commit = Events.commit(repo, number++);
        var at = day.plus(DAY.multipliedBy(inDay).dividedBy(commitsPerDay));
        commit.setCommittedAt(at);
        commit.setOccurredAt(at);
        return records.of(topics.rawCommits(), repo, commit);
    }

    private void endDay(List<ProducerRecord<String, byte[]>> next) {
        var midnight = day.plus(DAY);
        for (var repo : repos) {
            var mark =
                    Mark.newBuilder()
                            .setRepo(repo)
                            .setFrom(Events.DAY)
                            .setThrough(midnight)
                            .setObservedAt(midnight)
                            .build();
            next.add(records.of(topics.rawCommits(), repo, mark));
            next.add(records.of(topics.rawIssues(), repo, mark));
        }
        day = midnight;
        inDay = 0;
    }
}
