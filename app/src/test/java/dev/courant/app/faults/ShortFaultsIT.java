package dev.courant.app.faults;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A little of everything, one thing after another, in a minute. */
class ShortFaultsIT {

    /** Always the same unless told otherwise: who builds wants to know about the change. */
    private static final long SEED = 1;

    @Test
    void nothingIsLostAndNothingCountsTwice() {
        long seed = Long.getLong("faults.seed", SEED);
        new FaultRun(new ALittleOfEverything(), seed, Path.of("target/faults/short")).run();
    }

    private record ALittleOfEverything() implements Fault {

        private static final Duration DAY = Duration.ofSeconds(12);
        private static final List<Fault> PARTS =
                List.of(
                        new KillRandomService(2),
                        new KillBroker(1),
                        new PoisonRecords(1),
                        new PauseService(1, Duration.ofSeconds(3)),
                        new KillAndWipe(1));

        @Override
        public String title() {
            return "a little of everything";
        }

        @Override
        public Scenario scenario(long seed) {
            return Scenario.of(new Histories(seed).busy(3, 4, 16), DAY).notCompared();
        }

        @Override
        public void strike(Deployment system, Strikes strikes) {
            PARTS.forEach(part -> part.strike(system, strikes));
        }

        @Override
        public void judge(Deployment system) {
            PARTS.forEach(part -> part.judge(system));
        }
    }
}
