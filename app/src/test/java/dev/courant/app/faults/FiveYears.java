package dev.courant.app.faults;

import static org.awaitility.Awaitility.await;

import org.apache.kafka.common.config.TopicConfig;

import java.time.Duration;
import java.util.List;

/**
 * Five years are read at once; twice in the middle of it, all services are killed and come back.
 */
record FiveYears() implements Fault {

    private static final int HAPPENINGS = 3_000;

    /** The least there is. */
    private static final int SEGMENT_BYTES = 1 << 20;

    private static final Duration DAY = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Override
    public String title() {
        return "five years read at once over rolled segments; kill -9 of all services";
    }

    @Override
    public Scenario scenario(long seed) {
        var history = new Histories(seed).fiveYears(HAPPENINGS);
        return Scenario.of(history, DAY).from(history.over()).withPartitions(1).withoutModel();
    }

    @Override
    public void strike(Deployment system, Strikes strikes) {
        var topics = system.cluster().topics();
        for (var topic : List.of(topics.rawCommits(), topics.enriched(), topics.digests())) {
            system.configure(topic, TopicConfig.SEGMENT_BYTES_CONFIG, SEGMENT_BYTES);
        }
        for (int third = 1; third <= 2; third++) {
            int reached = third * HAPPENINGS / 3;
            await().atMost(PATIENCE).until(() -> events(system) >= reached);
            system.fleet().instances().forEach(Instance::kill);
            system.fleet().instances().forEach(Instance::start);
            strikes.recovers(system);
        }
    }

    private static int events(Deployment system) {
        system.readings().poll();
        return system.readings().ids().size();
    }
}
