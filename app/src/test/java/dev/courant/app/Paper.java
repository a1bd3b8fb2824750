package dev.courant.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.courant.app.command.StopSignal;
import dev.courant.app.config.ConfigFile;
import dev.courant.app.embedded.Infrastructure;
import dev.courant.app.topics.Cluster;
import dev.courant.testkit.VirtualClock;
import dev.courant.testkit.github.GitHubSimulator;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One deployment under test: a simulated GitHub with a clock of its own, and the command line
 * against a real broker and registry.
 */
final class Paper implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    final VirtualClock clock;
    final GitHubSimulator github;
    private final Path directory;
    private String more = "";
    private String kafka =
            "  kafka: { embedded-port: 0, embedded-registry-port: 0, properties: %s }\n";
    private String properties = "{}";
    private String token = "t0ken";
    private String interval = "1s";
    private String repos = "[]";
    private String models = "";
    private String title = "Test Paper";
    private String periods = "weekly: false, monthly: false";
    private String store;
    private String output = "";

    Paper(Path directory, String now) {
        this.directory = directory;
        this.clock = VirtualClock.at(now);
        this.github = GitHubSimulator.start(clock);
        this.store = "url: \"file:" + reports() + "\"";
    }

    /** Works on brokers that several tests share, under a prefix of its own. */
    Paper on(Infrastructure shared, String prefix) {
        return on(shared.bootstrapServers(), shared.registryUrl(), prefix);
    }

    Paper on(String brokers, String registry, String prefix) {
        kafka =
                "  kafka:\n    bootstrap-servers: \"%s\"\n    schema-registry-url: \"%s\"\n"
                                .formatted(brokers, registry)
                        + "    topic-prefix: %s.\n    partitions: 1\n    replicas: 1\n"
                                .formatted(prefix)
                        + "    properties: %s\n";
        return this;
    }

    /** With further settings of Kafka's clients, in braces' notation. */
    Paper setting(String clientProperties) {
        properties = clientProperties;
        return this;
    }

    /** With another token for GitHub. */
    Paper showing(String otherToken) {
        token = otherToken;
        return this;
    }

    /** With further sections of the configuration, two spaces before each. */
    Paper with(String sections) {
        more += sections;
        return this;
    }

    /** Under another title than before. */
    Paper titled(String name) {
        title = name;
        return this;
    }

    /** With editions of weeks. */
    Paper weekly() {
        periods = "weekly: true, monthly: false";
        return this;
    }

    /** Reads each repository so often; every second unless set. */
    Paper polling(String every) {
        interval = every;
        return this;
    }

    /** Publishes there, not into a directory; keys of {@code courant.store} in braces' notation. */
    Paper storing(String keys) {
        store = keys;
        return this;
    }

    Paper watching(String... names) {
        repos = "[" + String.join(", ", names) + "]";
        return this;
    }

    /**
     * Asks models at this address.
     *
     * @param settings further keys of {@code courant.llm}, in braces' notation
     */
    Paper asking(URI baseUrl, String settings) {
        models = "  llm: { base-url: \"%s\", %s }\n".formatted(baseUrl, settings);
        return this;
    }

    /** Runs {@code courant once} for these days; its exit code. */
    int once(String... days) {
        return execute("once", days);
    }

    /** Runs {@code courant reanalyse} for these days; its exit code. */
    int reanalyse(String... days) {
        return execute("reanalyse", days);
    }

    /** Runs {@code courant replay} with these options; its exit code. */
    int replay(String... options) {
        return execute("replay", List.of(options));
    }

    /** Runs {@code courant backfill} with these options; its exit code. */
    int backfill(String... options) {
        return execute("backfill", List.of(options));
    }

    private int execute(String command, String... days) {
        return execute(command, Stream.of(days).flatMap(day -> Stream.of("--day", day)).toList());
    }

    private int execute(String command, List<String> options) {
        var args = new ArrayList<>(arguments(command));
        args.addAll(options);
        return execute(args);
    }

    /** Runs a command that asks something, with these options; its exit code. */
    int ask(String command, String... options) {
        return execute(command, List.of(options));
    }

    /** Runs a subcommand of {@code courant}; its exit code. */
    int command(String command, String subcommand, String... more) {
        var args = new ArrayList<>(arguments(command));
        args.add(1, subcommand);
        args.addAll(List.of(more));
        return execute(args);
    }

    private int execute(List<String> args) {
        var out = new StringWriter();
        int code = line(StopSignal.none(), out).execute(args.toArray(String[]::new));
        output = out.toString();
        return code;
    }

    private static CommandLine line(StopSignal signal, StringWriter said) {
        var out = new PrintWriter(said, true);
        return Courant.commandLine(signal).setOut(out).setErr(out);
    }

    List<String> arguments() {
        return arguments("once");
    }

    private List<String> arguments(String command) {
        return List.of(
                command,
                "--config",
                config().toString(),
                "--data-dir",
                directory.resolve("data").toString());
    }

    /** Runs {@code courant run} until it is closed. */
    Running run() {
        return start("run");
    }

    /** Runs a command with these options until it is told to stop. */
    Running start(String command, String... options) {
        var signal = StopSignal.none();
        var said = new StringWriter();
        var line = line(signal, said);
        var args =
                Stream.concat(arguments(command).stream(), Stream.of(options))
                        .toArray(String[]::new);
        return new Running(
                signal,
                said,
                CompletableFuture.supplyAsync(
                        () -> line.execute(args), Thread::startVirtualThread));
    }

    /** What the last run said. */
    String output() {
        return output;
    }

    private Path config() {
        var text = new StringBuilder("courant:\n");
        text.append("  edition: { title: ")
                .append(title)
                .append(", subject: Testing, language: en, zone: UTC, ")
                .append(periods)
                .append(" }\n");
        text.append("  github: { api-url: \"")
                .append(github.url())
                .append("\", token: ")
                .append(token)
                .append(", poll-interval: ")
                .append(interval)
                .append(" }\n");
        text.append(more);
        text.append("  repos: ").append(repos).append("\n");
        text.append("  store: { ").append(store).append(" }\n");
        text.append(models).append(kafka.formatted(properties));
        try {
            return Files.writeString(directory.resolve("courant.yaml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path reports() {
        return directory.resolve("paper");
    }

    /** Its topics: on shared brokers, or on its own while it runs. */
    Cluster cluster() {
        var kafka = ConfigFile.load(config(), Map.of()).kafka();
        if (!kafka.embedded()) {
            return new Cluster(kafka, kafka.bootstrapServers(), kafka.schemaRegistryUrl());
        }
        var endpoints = read(directory.resolve("data/endpoints")).lines().toList();
        return new Cluster(kafka, endpoints.get(0), endpoints.get(1));
    }

    /** What it has logged so far. */
    String log() {
        return read(directory.resolve("data/logs/courant.log"));
    }

    /** The edition of a day, for programs. */
    JsonNode edition(String day) {
        try {
            return JSON.readTree(reports().resolve("reports/" + day + ".json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode part(String day, String repo) {
        return StreamSupport.stream(edition(day).get("repos").spliterator(), false)
                .filter(part -> part.get("name").asText().equals(repo))
                .findFirst()
                .orElseThrow();
    }

    /** The events of a day, of all repositories. */
    List<JsonNode> events(String day) {
        return StreamSupport.stream(edition(day).get("repos").spliterator(), false)
                .flatMap(repo -> StreamSupport.stream(repo.get("events").spliterator(), false))
                .toList();
    }

    List<String> titles(String day, String repo) {
        return StreamSupport.stream(part(day, repo).get("events").spliterator(), false)
                .map(event -> event.get("title").asText())
                .sorted()
                .toList();
    }

    String status(String day, String repo) {
        return part(day, repo).get("status").asText();
    }

    String text(String path) {
        return read(reports().resolve(path));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything in the store, by path. */
    Map<String, String> objects() {
        try (var files = Files.walk(reports())) {
            var objects = new TreeMap<String, String>();
            files.filter(Files::isRegularFile)
                    .forEach(
                            file ->
                                    objects.put(
                                            reports().relativize(file).toString(),
                                            text(reports().relativize(file).toString())));
            assertThat(objects).isNotEmpty();
            return objects;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        github.close();
    }
}
