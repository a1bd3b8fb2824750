package dev.courant.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.app.topics.TopicWriter;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Bytes that are no record, in the topic that the enricher reads and in the one that subscribers
 * and the aggregator read; a few of them, and once as many as a topic takes.
 *
 * @param times how often
 */
record PoisonRecords(int times) implements Fault {

    private static final Duration DAY = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int LARGE = 1_000_000;

    @Override
    public String title() {
        return "undecodable bytes in raw.commits and in enriched: to the dead letters";
    }

    @Override
    public Scenario scenario(long seed) {
        return Scenario.of(new Histories(seed).busy(3, 3, 16), DAY);
    }

    @Override
    public void strike(Deployment system, Strikes strikes) {
        var topics = system.cluster().topics();
        for (int i = 0; i < times; i++) {
            strikes.waitUpTo(PAUSE);
            for (var topic : List.of(topics.rawCommits(), topics.enriched())) {
                var poison = poison(topic, i);
                var repo = strikes.oneOf(system.scenario().history().repos()).name();
                try (var writer = new TopicWriter(system.cluster(), topic)) {
                    writer.send(repo, poison);
                }
                strikes.expectLetter(poison);
            }
            strikes.recovers(system);
        }
    }

    @Override
    public void judge(Deployment system) {
        assertThat(system.readings().undecodable()).isEqualTo(times);
    }

    private static byte[] poison(String topic, int number) {
        var poison = ("poison " + number + " in " + topic).getBytes(StandardCharsets.UTF_8);
        return number == 0 ? Arrays.copyOf(poison, LARGE) : poison;
    }
}
