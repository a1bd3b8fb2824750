package dev.courant.bench.rows;

import dev.courant.app.config.ConfigFile;
import dev.courant.app.config.CourantConfig;
import dev.courant.app.services.Services;
import dev.courant.app.services.Stage;
import dev.courant.app.topics.WatchList;
import dev.courant.app.topics.WatchPlan;
import dev.courant.bench.Bench;
import dev.courant.bench.report.Figure;
import dev.courant.bench.report.Goal;
import dev.courant.bench.stand.Events;
import dev.courant.bench.stand.OneAtATime;
import dev.courant.bench.stand.Stand;
import dev.courant.testkit.VirtualClock;
import dev.courant.testkit.github.GitHubSimulator;
import dev.courant.testkit.llm.LlmSimulator;
import dev.courant.testkit.source.Timeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A day's paper with a model, beside the scripts that Courant replaces: they asked one question at
 * a time, and then waited: 10 s after each commit, or 60 s after each call.
 */
public final class ModelDay implements Bench {

    private static final int REPOS = 8;
    private static final int COMMITS = 80;
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final Duration PAUSE_PER_COMMIT = Duration.ofSeconds(10);
    private static final Duration PAUSE_PER_CALL = Duration.ofSeconds(60);
    private static final int SHORTENED = 10;

    private int runs;

    @Override
    public int id() {
        return 12;
    }

    @Override
    public String name() {
        return "a day of 8 repositories with 80 commits in all, a model that answers in 2 s: one"
                + " call at a time and a pause of 10 s a commit (computed), beside Courant from the"
                + " start of its services to the edition (3 rounds)";
    }

    @Override
    public Goal goal() {
        return new Goal(">= 20");
    }

    @Override
    public Measured run() throws Exception {
        try (var stand = Stand.withBrokerAndRegistry();
                var github =
                        GitHubSimulator.start(VirtualClock.at(Events.NEXT_DAY.plusSeconds(600)));
                var model = LlmSimulator.start().latency(ANSWER);
                var faster = LlmSimulator.start().latency(ANSWER.dividedBy(SHORTENED))) {
            serve(github);
            var oneAtATime =
                    CompletableFuture.supplyAsync(
                            () ->
                                    new OneAtATime(faster.url())
                                            .seconds(
                                                    COMMITS,
                                                    PAUSE_PER_COMMIT.dividedBy(SHORTENED)));
            double computed = seconds(PAUSE_PER_COMMIT);
            var ratios = Rounds.ratios(1, 3, () -> computed, () -> edition(stand, github, model));
            return new Measured(
                    ratios,
                    List.of(
                            Figure.of("one at a time, 10 s a commit, computed s", computed),
                            Figure.of("the same run at a tenth of all times, s", oneAtATime.join()),
                            Figure.of(
                                    "one at a time, 60 s a call, computed s",
                                    seconds(PAUSE_PER_CALL))));
        }
    }

    private static double seconds(Duration pause) {
        return ANSWER.plus(pause).multipliedBy(COMMITS).toMillis() / 1e3;
    }

    private static void serve(GitHubSimulator github) {
        int number = 0;
        for (var repo : Events.repos("octo", REPOS)) {
            var timeline = Timeline.empty();
            for (int i = 0; i < COMMITS / REPOS; i++, number++) {
                timeline.land(
                        "commit-" + number,
                        Events.DAY.plusSeconds(3_600L * (1 + i)),
                        "feat(engine): take over batch " + number);
            }
            github.serve(repo, timeline);
        }
    }

    private double edition(Stand stand, GitHubSimulator github, LlmSimulator model)
            throws IOException {
        var name = "paper-" + runs++;
        var cluster = stand.deployment(name, 4, 1);
        var config =
                config(stand.directory().resolve(name), github, model).withKafka(cluster.kafka());
        try (var editions = stand.tap(cluster.topics().editions())) {
            long start = System.nanoTime();
            var list = new WatchList(cluster);
            list.write(
                    new WatchPlan(config.repos(), Map.of()).forDays(Events.DAY, Events.NEXT_DAY));
            try (var services =
                    Services.start(
                            EnumSet.allOf(Stage.class), config, cluster, stand.settings(cluster))) {
                editions.await(1);
                double seconds = (System.nanoTime() - start) / 1e9;
                services.requireAlive();
                return seconds;
            }
        }
    }

    private static CourantConfig config(Path paper, GitHubSimulator github, LlmSimulator model)
            throws IOException {
        var text =
                """
                courant:
                  edition: { title: Bench, subject: Benchmarks, language: en, zone: UTC, weekly: false, monthly: false }
                  github: { api-url: "%s", token: t0ken, poll-interval: 1s }
                  repos: [%s]
                  store: { url: "file:%s" }
                  llm: { base-url: "%s", models: [first] }
                """
                        .formatted(
                                github.url(),
                                String.join(", ", Events.repos("octo", REPOS)),
                                paper,
                                model.url());
        var file = Files.writeString(paper.resolveSibling(paper.getFileName() + ".yaml"), text);
        return ConfigFile.load(file, Map.of());
    }
}
