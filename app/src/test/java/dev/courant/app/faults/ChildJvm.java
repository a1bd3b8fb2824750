package dev.courant.app.faults;

import dev.courant.app.embedded.ParentWatch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A Java program in a process of its own, on this process's class path. It ends when it is closed,
 * and when this process ends, however that ends. For one thread.
 */
final class ChildJvm implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Process process;

    private ChildJvm(Process process) {
        this.process = process;
    }

    /**
     * Starts a program and returns at once.
     *
     * @param heap most that its heap takes, as in {@code 256m}
     * @param said where standard output and error go, behind what is there
     */
    static ChildJvm start(Class<?> main, List<String> arguments, String heap, Path said) {
        return start(main, arguments, heap, said, Map.of());
    }

    /**
     * The same with more in its environment.
     *
     * @param environment over what this process has in its own
     */
    static ChildJvm start(
            Class<?> main,
            List<String> arguments,
            String heap,
            Path said,
            Map<String, String> environment) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Xmx" + heap));
        // They start often and live for minutes.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Guarded.class.getName(), main.getName()));
        command.addAll(arguments);
        try {
            // Standard input stays a pipe: its end tells the child that this process is gone.
            var builder =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()));
            builder.environment().putAll(environment);
            return new ChildJvm(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + main.getSimpleName(), e);
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Ends it by kill -9, also while it is paused. */
    void kill() {
        process.destroyForcibly();
        awaitEnd(PATIENCE);
    }

    /** Stops it in the middle of whatever it does: SIGSTOP. */
    void pause() {
        signal("STOP");
    }

    /** Lets it go on after {@link #pause}. */
    void resume() {
        signal("CONT");
    }

    /** Asks it to end: SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** Waits for its end; its exit code. */
    int awaitEnd(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError(
                        "Process " + process.pid() + " did not end within " + patience);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a process was ending", e);
        }
    }

    private void signal(String name) {
        try {
            var sent = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
            if (sent.waitFor() != 0) {
                throw new IllegalStateException("Cannot send SIG" + name + " to a child process");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot send SIG" + name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while sending SIG" + name, e);
        }
    }

    @Override
    public void close() {
        kill();
    }

    /** What the child runs: the program, with an eye on its parent. */
    static final class Guarded {

        private Guarded() {}

        public static void main(String[] args) throws Throwable {
            ParentWatch.start();
            var main = Class.forName(args[0]).getDeclaredMethod("main", String[].class);
            main.setAccessible(true);
            try {
                main.invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }
}
