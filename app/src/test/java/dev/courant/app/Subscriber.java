package dev.courant.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.app.topics.Cluster;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the examples at work, as its README starts it.
 *
 * @param out what it prints
 * @param err what else it says
 */
record Subscriber(Process process, Path out, Path err) implements AutoCloseable {

    private static final Path EXAMPLES = Path.of("..", "examples").toAbsolutePath().normalize();

    /** {@code examples/java}. */
    static Subscriber java(Cluster cluster, Path directory) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classPath = System.getProperty("java.class.path");
        return start(cluster, directory, java, "-Xmx128m", "-cp", classPath, "example.HighEvents");
    }

    /** {@code examples/node}. Without Node or its packages the test is skipped; in CI it fails. */
    static Subscriber node(Cluster cluster, Path directory) throws IOException {
        var example = EXAMPLES.resolve("node");
        boolean installed = Files.isDirectory(example.resolve("node_modules/kafkajs"));
        if (!installed && System.getenv("CI") == null) {
            Assumptions.abort("No packages for examples/node: npm ci there installs them");
        }
        return start(cluster, directory, "node", example.resolve("high-events.js").toString());
    }

    private static Subscriber start(Cluster cluster, Path directory, String... command)
            throws IOException {
        var out = directory.resolve("out");
        var err = directory.resolve("err");
        var builder = new ProcessBuilder(command);
        builder.environment().put("BOOTSTRAP_SERVERS", cluster.bootstrapServers());
        builder.environment().put("REGISTRY_URL", cluster.registryUrl());
        builder.environment().put("TOPIC_PREFIX", cluster.topics().prefix());
        var process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        return new Subscriber(process, out, err);
    }

    /** The lines that it has printed whole so far; fails with what it said if it has ended. */
    List<String> lines() {
        assertThat(process.isAlive()).as(() -> read(err)).isTrue();
        var text = read(out);
        return new ArrayList<>(text.substring(0, text.lastIndexOf('\n') + 1).lines().toList());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
