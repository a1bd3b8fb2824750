package dev.courant.app.faults;

import static org.awaitility.Awaitility.await;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.RetriableException;

import java.time.Duration;
import java.util.concurrent.ExecutionException;

/**
 * kill -9 of a broker, which is a controller too; each in turn. The others go on without it, and it
 * comes back when all work again. The next is killed when each record is on all three.
 *
 * @param times how often
 */
record KillBroker(int times) implements Fault {

    private static final Duration DAY = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Override
    public String title() {
        return "kill -9 of each broker in turn, until the others have taken over";
    }

    @Override
    public Scenario scenario(long seed) {
        return Scenario.of(new Histories(seed).busy(4, 2 * times, 16), DAY);
    }

    @Override
    public void strike(Deployment system, Strikes strikes) {
        int first = strikes.upTo(BrokerCluster.NODES);
        for (int i = 0; i < times; i++) {
            strikes.waitUpTo(PAUSE);
            int victim = (first + i) % BrokerCluster.NODES + 1;
            system.brokers().kill(victim);
            strikes.recovers(system);
            system.brokers().restart(victim);
            awaitWhole(system);
        }
    }

    private static void awaitWhole(Deployment system) {
        try (var admin = system.cluster().admin()) {
            await("all replicas in sync")
                    .atMost(PATIENCE)
                    .until(() -> system.brokers().alive() && whole(admin));
        }
    }

    private static boolean whole(Admin admin) throws InterruptedException {
        try {
            var names = admin.listTopics().names().get();
            return admin.describeTopics(names).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .allMatch(partition -> partition.isr().size() == BrokerCluster.NODES);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RetriableException) {
                return false;
            }
            throw new IllegalStateException("Cannot ask the brokers", e.getCause());
        }
    }
}
