package dev.courant.app.faults;

import static org.awaitility.Awaitility.await;

import dev.courant.app.services.Stage;

import java.time.Duration;
import java.util.List;

/**
 * A further instance of a service comes, and then the older or the younger one goes, as an operator
 * or as kill -9 ends it, with work in flight.
 *
 * @param times how often
 */
record ScaleOutAndIn(int times) implements Fault {

    private static final Duration DAY = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<Stage> STAGES = List.of(Stage.values());

    @Override
    public String title() {
        return "an instance of a service added and one removed, with work in flight";
    }

    @Override
    public Scenario scenario(long seed) {
        return Scenario.of(new Histories(seed).busy(4, times, 16), DAY);
    }

    @Override
    public void strike(Deployment system, Strikes strikes) {
        for (int i = 0; i < times; i++) {
            var stage = strikes.oneOf(STAGES);
            system.fleet().add(stage);
            await().atMost(PATIENCE).until(system.fleet()::running);
            strikes.waitUpTo(PAUSE);
            var leaving = strikes.oneOf(system.fleet().of(stage));
            if (strikes.upTo(2) == 0) {
                leaving.terminate();
                leaving.awaitEnd();
            } else {
                leaving.kill();
            }
            system.fleet().remove(leaving);
            strikes.recovers(system);
        }
    }
}
