package dev.courant.app.faults;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Every fault, each with a deployment and a cluster of its own. {@code -Dfaults.seed=} runs a
 * failure again, {@code -Dfaults.only=} one fault.
 */
@Tag("faults")
class FaultSuiteIT {

    private static final List<Fault> FAULTS = List.of(new KillRandomService(50));

    private final long seed = Long.getLong("faults.seed", new Random().nextLong(1_000_000));
    private final String only = System.getProperty("faults.only", "");

    @TestFactory
    Stream<DynamicTest> nothingIsLostAndNothingCountsTwice() {
        return FAULTS.stream()
                .filter(fault -> only.isEmpty() || only.equals(fault.name()))
                .map(fault -> DynamicTest.dynamicTest(fault.name(), () -> run(fault)));
    }

    private void run(Fault fault) {
        var row = new FaultRun(fault, seed, Path.of("target/faults", fault.name())).run();
        System.out.println(row.line());
    }
}
