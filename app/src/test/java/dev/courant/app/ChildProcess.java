package dev.courant.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * {@code courant once} as a process of its own, with its own broker and registry.
 *
 * @param log where it says what it has to say
 */
record ChildProcess(Paper paper, Path log) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Runs to its end; its exit code. */
    int finish(String day) throws IOException, InterruptedException {
        var process = start(day);
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as(this::said)
                    .isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    /** Runs until this holds, then ends it by kill -9. */
    void killWhen(String day, Callable<Boolean> moment) throws IOException, InterruptedException {
        var process = start(day);
        try {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(moment);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private Process start(String day) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Xmx512m"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(Courant.class.getName());
        command.addAll(paper.arguments());
        command.addAll(List.of("--day", day));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** What all its runs have said. */
    String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
