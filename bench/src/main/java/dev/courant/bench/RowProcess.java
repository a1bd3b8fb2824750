package dev.courant.bench;

import dev.courant.bench.report.Results;
import dev.courant.bench.report.Row;
import dev.courant.bench.soak.Soak;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM of its own for each row, with the collector that {@code ./courant} uses: what ran before
 * has left neither compiled code nor garbage.
 *
 * @param home where the project is
 * @param recordings where a flight recording of each goes; empty for none
 */
record RowProcess(Path home, String recordings) {

    private static final long PATIENCE_MINUTES = 10;

    /** The most that the heap may grow to: enough for a broker and two deployments. */
    static final long HEAP_MIB = 3072;

    /**
     * Runs a row to its end.
     *
     * @throws IllegalStateException if it failed, or took too long
     */
    Row run(int id, Path directory) throws IOException, InterruptedException {
        var file = directory.resolve("row-" + id + ".json");
        run("row-" + id, PATIENCE_MINUTES, RowMain.class, String.valueOf(id), file.toString());
        return new Results(file).read().getFirst();
    }

    /**
     * Runs a soak to its end, and has it write what came out to a file.
     *
     * @throws IllegalStateException if it failed, or took too long
     */
    void soak(int minutes, Path file) throws IOException, InterruptedException {
        run(
                "soak",
                PATIENCE_MINUTES + minutes,
                Soak.class,
                String.valueOf(minutes),
                file.toString());
    }

    private void run(String name, long patienceMinutes, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        var command = command(name, main);
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).inheritIO().start();
        if (!process.waitFor(patienceMinutes, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException(
                    "%s has not ended after %d min".formatted(name, patienceMinutes));
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException(name + " failed; what it says is above");
        }
    }

    private List<String> command(String name, Class<?> main) {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-Xmx" + HEAP_MIB + "m",
                        "-Xms1g"));
        if (Runtime.version().feature() >= 24) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        if (!recordings.isEmpty()) {
            command.add(
                    "-XX:StartFlightRecording=settings=profile,filename="
                            + Path.of(recordings).resolve(name + ".jfr"));
        }
        command.add("-Dcourant.home=" + home);
        command.add("-Dcourant.registry.home=" + home.resolve("app/target/registry"));
        command.add("-Dlogback.configurationFile=bench-logback.xml");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(main.getName());
        return command;
    }
}
