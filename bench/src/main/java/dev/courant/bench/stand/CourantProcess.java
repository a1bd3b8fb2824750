package dev.courant.bench.stand;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A child process with the flags and the jars that {@code ./courant} takes for a short run, and the
 * classes of the benchmarks behind them.
 *
 * @param home where the project is; its app has been packaged
 */
public record CourantProcess(Path home) {

    private static final Path JAR = Path.of("app/target/courant-app.jar");

    /**
     * Starts one, and waits for its end.
     *
     * @param said what it says at the moment that counts
     * @param flags further ones for the JVM
     * @param command main class and arguments
     * @return seconds from its start to that moment
     * @throws IllegalStateException if it has not said that, or failed
     */
    public double secondsUntil(String said, List<String> flags, List<String> command)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        var process =
                new ProcessBuilder(line(flags, command))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        double seconds = Double.NaN;
        try (var out = process.inputReader(StandardCharsets.UTF_8)) {
            seconds = await(said, out, start);
            out.lines().forEach(line -> {});
        }
        int code = process.waitFor();
        if (Double.isNaN(seconds) || code != 0) {
            throw new IllegalStateException(
                    "%s ended with %d, without '%s'".formatted(command, code, said));
        }
        return seconds;
    }

    private static double await(String said, BufferedReader out, long start) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.contains(said)) {
                return (System.nanoTime() - start) / 1e9;
            }
        }
        return Double.NaN;
    }

    private List<String> line(List<String> flags, List<String> command) throws IOException {
        var line = new ArrayList<String>();
        line.add(ProcessHandle.current().info().command().orElse("java"));
        line.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-Xlog:disable",
                        "-Xlog:all=error:stderr",
                        "-XX:TieredStopAtLevel=1",
                        "-Dcourant.home=" + home));
        if (Runtime.version().feature() >= 24) {
            line.add("--sun-misc-unsafe-memory-access=allow");
        }
        line.addAll(flags);
        line.addAll(List.of("-cp", classpath()));
        line.addAll(command);
        return line;
    }

    private String classpath() throws IOException {
        try (var libraries = Files.list(home.resolve("app/target/lib"))) {
            var jars = libraries.map(Path::toString).sorted();
            var first = Stream.of(home.resolve(JAR).toString());
            var last = Stream.of(home.resolve("bench/target/classes").toString());
            return String.join(
                    File.pathSeparator,
                    Stream.of(first, jars, last).flatMap(part -> part).toList());
        }
    }
}
