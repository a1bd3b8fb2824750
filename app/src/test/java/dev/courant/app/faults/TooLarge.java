package dev.courant.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.app.faults.History.Landed;
import dev.courant.app.faults.History.Opened;
import dev.courant.app.faults.History.Repo;
import dev.courant.app.topics.Cluster;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.RawCommit;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * Twice what any limit allows: commits and issues on GitHub, and a raw record that is twice as
 * large as an enriched event may be. All come through, cut, and say so.
 */
record TooLarge() implements Fault {

    private static final Duration DAY = Duration.ofSeconds(15);
    private static final int TEXT = 2 * (64 << 10);
    private static final int PATCH_LINES = 4_000;
    private static final int EVENT_BYTES = 900_000;
    private static final int TOPIC_BYTES = 4 << 20;
    private static final String STRAY = "acme/stray";
    private static final Instant WHEN = Instant.parse("2026-02-02T00:30:00Z");

    @Override
    public String title() {
        return "texts, diffs and a raw record of twice the limit: cut, and said so";
    }

    @Override
    public Scenario scenario(long seed) {
        var usual = new Histories(seed).busy(2, 2, 16);
        var repo = usual.repos().getFirst();
        var happenings = new ArrayList<>(repo.happenings());
        happenings.add(
                new Landed("large", WHEN.plusSeconds(7_200), "feat: large", text(), PATCH_LINES));
        happenings.add(new Opened(100_000, WHEN.plusSeconds(7_201), "A large issue", text()));
        var repos = new ArrayList<>(usual.repos());
        repos.set(0, new Repo(repo.name(), repo.since(), happenings));
        return Scenario.of(new History(repos, usual.end()), DAY);
    }

    private static String text() {
        return "word ".repeat(TEXT / 5);
    }

    @Override
    public void strike(Deployment system, Strikes strikes) {
        var stray = stray();
        system.configure(
                system.cluster().topics().rawCommits(),
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                TOPIC_BYTES);
        send(system.cluster(), stray);
        strikes.expectEvent(
                String.join(
                        " | ",
                        STRAY + "#commit#" + stray.getSha(),
                        WHEN.toString(),
                        "0 file +0 -0",
                        "feat: astray"));
        strikes.recovers(system);
    }

    private static RawCommit stray() {
        return RawCommit.newBuilder()
                .setRepo(STRAY)
                .setSha("5".repeat(40))
                .setMessage("feat: astray\n\n" + "x".repeat(2 * EVENT_BYTES))
                .setAuthorName("ada")
                .setAuthorLogin(null)
                .setBot(false)
                .setCommittedAt(WHEN)
                .setOccurredAt(WHEN)
                .setUrl("https://example.org/stray")
                .setParents(List.of())
                .build();
    }

    /** Not by the means of the app: it would refuse. */
    private static void send(Cluster cluster, RawCommit commit) {
        var topic = cluster.topics().rawCommits();
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                cluster.bootstrapServers(),
                                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                                TOPIC_BYTES),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            var bytes = cluster.serdes().of(RawCommit.class).serializer().serialize(topic, commit);
            producer.send(new ProducerRecord<>(topic, STRAY, bytes)).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot send the large record", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while sending the large record", e);
        }
    }

    @Override
    public void judge(Deployment system) {
        assertThat(system.readings().eventRecords())
                .filteredOn(EnrichedEvent::getTruncated)
                .extracting(EnrichedEvent::getTitle)
                .containsExactlyInAnyOrder("feat: large", "A large issue", "feat: astray");
    }
}
