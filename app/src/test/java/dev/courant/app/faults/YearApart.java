package dev.courant.app.faults;

import dev.courant.app.services.Stage;

import java.time.Duration;
import java.time.ZoneOffset;

/** Two repositories a year apart on one partition, and kill -9 of all that holds state of both. */
record YearApart() implements Fault {

    private static final Duration DAY = Duration.ofSeconds(15);

    @Override
    public String title() {
        return "two repositories a year apart on one partition; kill -9 of each service";
    }

    @Override
    public Scenario scenario(long seed) {
        var begin = Histories.START.atTime(1, 0).toInstant(ZoneOffset.UTC);
        return Scenario.of(new Histories(seed).aYearApart(4, 20), DAY)
                .from(begin)
                .withPartitions(1)
                .withoutModel()
                // A run for certain days reads all repositories from the same day on.
                .notCompared();
    }

    @Override
    public void strike(Deployment system, Strikes strikes) {
        for (var stage : Stage.values()) {
            var victim = system.fleet().of(stage).getFirst();
            victim.kill();
            victim.start();
            strikes.recovers(system);
        }
    }
}
