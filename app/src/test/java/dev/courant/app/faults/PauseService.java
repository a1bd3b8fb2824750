package dev.courant.app.faults;

import static dev.courant.testkit.http.Fault.slow;

import static org.awaitility.Awaitility.await;

import dev.courant.app.services.Stage;

import java.time.Duration;
import java.util.List;

/**
 * SIGSTOP in the middle of calls, and SIGCONT. Who was away for longer than a session or a
 * transaction lasts has been fenced, and must find its way back.
 *
 * @param times how often, each service in turn
 * @param away how long
 */
record PauseService(int times, Duration away) implements Fault {

    private static final Duration DAY = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final List<Stage> STAGES = List.of(Stage.values());
    private static final Duration CALL = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** A member whose heartbeats stop for so long is missed. */
    private static final Duration SESSION = Duration.ofSeconds(8);

    @Override
    public String title() {
        return "SIGSTOP for %d s in the middle of calls, then SIGCONT".formatted(away.toSeconds());
    }

    @Override
    public Scenario scenario(long seed) {
        return Scenario.of(new Histories(seed).busy(4, times, 20), DAY)
                .withStages(
                        Stage.POLLER,
                        Stage.ENRICHER,
                        Stage.ENRICHER,
                        Stage.AGGREGATOR,
                        Stage.PUBLISHER);
    }

    @Override
    public void strike(Deployment system, Strikes strikes) {
        system.world().github.faults().always(slow(CALL));
        for (int i = 0; i < times; i++) {
            strikes.waitUpTo(PAUSE);
            var victims = system.fleet().of(STAGES.get(i % STAGES.size()));
            pause(strikes.oneOf(victims), system, strikes);
        }
        system.world().github.faults().clear();
    }

    private void pause(Instance victim, Deployment system, Strikes strikes) {
        long before = victim.rebalances();
        victim.pause();
        strikes.waitFor(away);
        victim.resume();
        strikes.recovers(
                () -> {
                    if (away.compareTo(SESSION) > 0) {
                        await("fenced")
                                .atMost(PATIENCE)
                                .until(() -> fenced(system, victim, before));
                    }
                    system.awaitWork();
                });
    }

    private static boolean fenced(Deployment system, Instance victim, long rebalancesBefore) {
        system.fleet().requireAlive();
        return victim.rebalances() > rebalancesBefore;
    }
}
