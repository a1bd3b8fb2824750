package dev.courant.app.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A schema registry in a child process, on loopback only, with Confluent's API. Its ids are kept in
 * a file database: they survive restarts and kill -9, as they must, since records carry them. It
 * ends with this process.
 */
final class EmbeddedRegistry implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);
    private static final long POLL_MILLIS = 25;
    private static final long END_SECONDS = 8;

    private final Process process;
    private final Leftover note;
    private final URI url;
    private final Path log;

    private EmbeddedRegistry(Process process, Leftover note, URI url, Path log) {
        this.process = process;
        this.note = note;
        this.url = url;
        this.log = log;
    }

    /**
     * Starts the child and returns when it answers.
     *
     * @param directory where it keeps its database and its log
     * @param port to listen on; 0 for any free one
     * @throws dev.courant.app.config.UsageException if the port is taken
     */
    static EmbeddedRegistry start(Path directory, int port) {
        var note = new Leftover(directory.resolve("pid"), RegistryMain.class.getName());
        note.end();
        int claimed = Ports.claim(port, "courant.kafka.embedded-registry-port");
        var log = directory.resolve("registry.log");
        var registry =
                new EmbeddedRegistry(
                        spawn(directory, claimed, log),
                        note,
                        URI.create("http://" + Ports.LOOPBACK + ":" + claimed + "/apis/ccompat/v7"),
                        log);
        try {
            note.remember(registry.process.toHandle());
            registry.awaitReady();
            registry.demandCompatibility();
            return registry;
        } catch (RuntimeException e) {
            registry.close();
            throw e;
        }
    }

    private static Process spawn(Path directory, int port, Path log) {
        try {
            Files.createDirectories(directory);
            // Standard input stays a pipe: its end tells the child that this process is gone.
            return new ProcessBuilder(command(directory, port))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start the schema registry", e);
        }
    }

    private static List<String> command(Path directory, int port) {
        var home = Installation.registryHome();
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        // It starts often, works little and is idle most of the time.
        command.addAll(List.of("-Xmx384m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        // The first to end leaves its classes in an archive, from which the next ones start a third
        // faster.
        command.addAll(
                List.of("-Xlog:disable", "-Xlog:all=error:stderr", "-XX:+AutoCreateSharedArchive"));
        command.add("-XX:SharedArchiveFile=" + Installation.startupArchive(home));
        // As the manifest of its own jar has it.
        command.addAll(
                List.of(
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "--enable-native-access=ALL-UNNAMED"));
        settings(directory, port).forEach(setting -> command.add("-D" + setting));
        command.add("-cp");
        command.add(
                Installation.ownClasses()
                        + java.io.File.pathSeparator
                        + home.resolve("quarkus-run.jar"));
        command.add(RegistryMain.class.getName());
        return command;
    }

    private static List<String> settings(Path directory, int port) {
        return List.of(
                "quarkus.http.host=" + Ports.LOOPBACK,
                "quarkus.http.port=" + port,
                // Otherwise health and metrics are served on port 9000 of every interface.
                "quarkus.management.host-enabled=false",
                "quarkus.otel.sdk.disabled=true",
                "apicurio.storage.kind=sql",
                "apicurio.storage.sql.kind=h2",
                // H2 would write half a second later; an id may be in a record by then.
                "apicurio.datasource.url=jdbc:h2:file:"
                        + directory.toAbsolutePath().resolve("schemas")
                        + ";WRITE_DELAY=0");
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var client = HttpClient.newHttpClient()) {
            while (!answers(client)) {
                if (!process.isAlive()) {
                    throw new IllegalStateException(
                            "The schema registry ended while starting; see " + log);
                }
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            "The schema registry did not answer within "
                                    + PATIENCE.toSeconds()
                                    + " s; see "
                                    + log);
                }
                Thread.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "Interrupted while the schema registry was starting", e);
        }
    }

    private boolean answers(HttpClient client) throws InterruptedException {
        try {
            var request =
                    HttpRequest.newBuilder(resource("/subjects")).timeout(REQUEST_TIMEOUT).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // not listening yet
        }
    }

    /** A schema may change only so that old and new readers understand old and new records. */
    private void demandCompatibility() {
        var request =
                HttpRequest.newBuilder(resource("/config"))
                        .timeout(Duration.ofSeconds(20))
                        .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                        .PUT(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"compatibility\":\"FULL_TRANSITIVE\"}"))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new IllegalStateException(
                        "The schema registry refused FULL_TRANSITIVE with status " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The schema registry did not take its compatibility level; see " + log, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "Interrupted while the schema registry was starting", e);
        }
    }

    private URI resource(String path) {
        return URI.create(url + path);
    }

    /** Base address of Confluent's API. */
    String url() {
        return url.toString();
    }

    /** Where it writes what happens. */
    Path log() {
        return log;
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // it is gone already
        }
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        note.forget();
    }
}
