package dev.courant.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

class ReportTest {

    @TempDir Path directory;

    private static Row row(String fault, long seed, int... recoverySeconds) {
        var recoveries = Arrays.stream(recoverySeconds).mapToObj(Duration::ofSeconds).toList();
        return new Row(fault, seed, recoverySeconds.length, 0, 0, recoveries, Duration.ZERO);
    }

    private List<String> rows(Row... rows) throws IOException {
        var file = directory.resolve("reliability.md");
        Stream.of(rows).forEach(new Report(file)::put);
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| fault"))
                .toList();
    }

    @Test
    void aFaultThatIsTriedAgainRenewsItsRow() throws IOException {
        assertThat(rows(row("kill", 1), row("pause", 2), row("kill", 3)))
                .containsExactly(
                        "| kill | 3 | 0 | 0 | 0 | – | – | 0 s |",
                        "| pause | 2 | 0 | 0 | 0 | – | – | 0 s |");
    }

    @Test
    void theMedianAndTheLongestRecoveryAreTold() throws IOException {
        assertThat(rows(row("kill", 1, 9, 2, 4)))
                .containsExactly("| kill | 1 | 3 | 0 | 0 | 4.0 s | 9.0 s | 0 s |");
    }
}
