package dev.courant.app.faults;

import dev.courant.testkit.VirtualClock;
import dev.courant.testkit.github.GitHubSimulator;
import dev.courant.testkit.llm.LlmSimulator;
import dev.courant.testkit.webhook.Vendor;
import dev.courant.testkit.webhook.WebhookSimulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a deployment sees of the world: a GitHub that serves a history, a server of models, and the
 * directory where its paper goes.
 */
final class World implements AutoCloseable {

    /** Long enough for a fault to strike while it is under way. */
    private static final Duration ANSWER = Duration.ofMillis(150);

    private static final List<String> NOT_COMPARED = List.of("revisions/", "assets/", "feeds/");

    /** Of the webhook that is told of editions, however long ago they are by our clock. */
    private static final String SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    final VirtualClock clock;
    final GitHubSimulator github;
    final LlmSimulator llm;
    final WebhookSimulator webhooks;
    private final Scenario scenario;
    private final Path directory;

    World(Scenario scenario, Instant now, Path directory) {
        this.scenario = scenario;
        this.directory = directory;
        this.clock = VirtualClock.at(now);
        this.github = GitHubSimulator.start(clock);
        this.llm = LlmSimulator.start().latency(ANSWER);
        this.webhooks =
                WebhookSimulator.start(InstantSource.system()).secret(Vendor.WEBHOOK, SECRET);
        github.quota(Integer.MAX_VALUE, Duration.ofHours(1));
        scenario.history().repos().forEach(repo -> github.serve(repo.name(), repo.timeline()));
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes the configuration of a deployment in this world.
     *
     * @param kafka its section {@code kafka}, in braces' notation
     */
    Path config(String kafka) {
        var repos =
                scenario.history().repos().stream()
                        .map(
                                repo ->
                                        "{name: %s, since: \"%s\"}"
                                                .formatted(
                                                        repo.name(),
                                                        Objects.requireNonNullElse(
                                                                scenario.watchedSince(),
                                                                repo.since())))
                        .collect(Collectors.joining(", "));
        var model =
                scenario.model()
                        ? "  llm: { base-url: \"%s\", models: [first], concurrency: 8 }%n"
                                .formatted(llm.url())
                        : "";
        var text =
                """
                courant:
                  edition: { title: Test Paper, subject: Testing, language: en, zone: UTC, weekly: false, monthly: false }
                  github: { api-url: "%s", token: t0ken, poll-interval: 1s }
                  repos: [%s]
                  store: { url: "file:%s" }
                  notify: [ { type: webhook, url: "%s", secret: "%s", allow-private: true, max-age: 36500d } ]
                  kafka: %s
                """
                        .formatted(
                                github.url(),
                                repos,
                                store(),
                                webhooks.url(Vendor.WEBHOOK, "paper"),
                                SECRET,
                                kafka);
        try {
            return Files.writeString(directory.resolve("courant.yaml"), text + model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the webhook was told of, and under which ids of Standard Webhooks. */
    Map<String, Set<String>> told() {
        return webhooks.messages(Vendor.WEBHOOK).stream()
                .collect(
                        Collectors.groupingBy(
                                message -> message.body().path("id").asText(),
                                TreeMap::new,
                                Collectors.mapping(
                                        message -> message.id().orElseThrow(),
                                        Collectors.toSet())));
    }

    private Path store() {
        return directory.resolve("paper");
    }

    /** From now on nothing can be written or read where the paper goes. */
    void loseStore() {
        try {
            Files.createDirectories(store());
            Files.move(store(), lostStore());
            Files.createFile(store());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The store is back, with all that it held. */
    void findStore() {
        try {
            Files.delete(store());
            Files.move(lostStore(), store());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path lostStore() {
        return directory.resolve("paper.lost");
    }

    /** What the store holds that is {@link #compared}, by path. */
    Map<String, String> objects() {
        try (var files = Files.walk(store())) {
            var objects = new TreeMap<String, String>();
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var path = store().relativize(file).toString();
                if (compared(path)) {
                    objects.put(path, Files.readString(file));
                }
            }
            return objects;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Of earlier revisions nothing, since how many there were is a matter of when faults struck, of
     * what pages share nothing, whose names tell their content, and of repositories' feeds nothing,
     * which are there once there was something to tell.
     */
    static boolean compared(String path) {
        return NOT_COMPARED.stream().noneMatch(path::startsWith);
    }

    @Override
    public void close() {
        github.close();
        llm.close();
        webhooks.close();
    }
}
