package dev.courant.bench.stand;

import dev.courant.app.topics.Cluster;
import dev.courant.schemas.Topics;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;

import java.util.ArrayList;
import java.util.List;

/** Makes records for a deployment, encoded. Numbers go on, so that no event comes twice. */
public final class Records {

    private final Topics topics;
    private final Serializer<SpecificRecord> values;
    private long number;

    public Records(Cluster cluster) {
        this.topics = cluster.topics();
        this.values = cluster.serdes().any().serializer();
    }

    /** So many commits, of the repositories in turn. */
    public List<ProducerRecord<String, byte[]>> commits(List<String> repos, int count) {
        var records = new ArrayList<ProducerRecord<String, byte[]>>(count);
        for (int i = 0; i < count; i++) {
            var repo = repos.get(i % repos.size());
            records.add(of(topics.rawCommits(), repo, Events.commit(repo, number++)));
        }
        return records;
    }

    /** Marks that end the day of each repository, in both raw topics. */
    public List<ProducerRecord<String, byte[]>> marks(List<String> repos) {
        var records = new ArrayList<ProducerRecord<String, byte[]>>();
        for (var repo : repos) {
            records.add(of(topics.rawCommits(), repo, Events.mark(repo)));
            records.add(of(topics.rawIssues(), repo, Events.mark(repo)));
        }
        return records;
    }

    /** A day of each repository, with so many events, and its end. */
    public List<ProducerRecord<String, byte[]>> days(List<String> repos, int eventsEach) {
        var records = new ArrayList<ProducerRecord<String, byte[]>>();
        for (var repo : repos) {
            for (int i = 0; i < eventsEach; i++) {
                records.add(of(topics.enriched(), repo, Events.event(repo, number++)));
            }
            records.add(of(topics.progress(), repo, Events.progress(repo, eventsEach)));
        }
        return records;
    }

    /** One of a repository. */
    public ProducerRecord<String, byte[]> of(String topic, String repo, SpecificRecord value) {
        return new ProducerRecord<>(topic, repo, values.serialize(topic, value));
    }
}
