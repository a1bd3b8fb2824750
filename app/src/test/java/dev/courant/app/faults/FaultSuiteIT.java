package dev.courant.app.faults;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Every fault, each with a deployment and a cluster of its own. {@code -Dfaults.seed=} runs a
 * failure again, {@code -Dfaults.only=} some, by name.
 */
@Tag("faults")
class FaultSuiteIT {

    private static final Report REPORT = new Report(Path.of("../docs/reliability.md"));
    private static final List<Fault> FAULTS =
            List.of(
                    new KillRandomService(50),
                    new KillAndWipe(10),
                    new PauseService(8, Duration.ofSeconds(15)),
                    new KillBroker(6),
                    new ScaleOutAndIn(20),
                    new YearApart(),
                    new PoisonRecords(5),
                    new TooLarge(),
                    new Outages(Duration.ofSeconds(200)),
                    new StoreDown(3),
                    new FiveYears(),
                    new KillInBackfill(5));

    private final long seed = Long.getLong("faults.seed", new Random().nextLong(1_000_000));
    private final List<String> only =
            Stream.of(System.getProperty("faults.only", "").split(","))
                    .filter(name -> !name.isEmpty())
                    .toList();

    @TestFactory
    Stream<DynamicTest> nothingIsLostAndNothingCountsTwice() {
        return FAULTS.stream()
                .filter(fault -> only.isEmpty() || only.contains(fault.name()))
                .map(fault -> DynamicTest.dynamicTest(fault.name(), () -> run(fault)));
    }

    private void run(Fault fault) {
        REPORT.put(new FaultRun(fault, seed, Path.of("target/faults", fault.name())).run());
    }
}
