package dev.courant.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.app.command.StopSignal;
import dev.courant.testkit.VirtualClock;
import dev.courant.testkit.github.GitHubSimulator;
import dev.courant.testkit.source.Issue;
import dev.courant.testkit.source.Timeline;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The whole pipeline on real parts: only GitHub is simulated. */
class OnceIT {

    private static final Instant MORNING = Instant.parse("2026-02-24T08:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-02-24T20:00:00Z");

    @TempDir Path directory;

    private final VirtualClock clock = VirtualClock.at("2026-02-25T06:00:00Z");
    private final GitHubSimulator github = GitHubSimulator.start(clock);
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void serve() throws IOException {
        github.serve(
                "acme/engine",
                Timeline.empty()
                        .land("a", MORNING, "feat: start faster")
                        .land("b", EVENING, "fix: stop cleanly")
                        .issue(Issue.opened(7, MORNING, "ada", "It leaks")));
        github.serve("acme/quiet", Timeline.empty().land("q", MORNING.minusSeconds(900_000), "x"));
        configure("acme/engine", "acme/quiet");
    }

    @Test
    void publishesADayAndThenKnowsThatItIsThere() throws IOException {
        // when
        assertThat(once("--day", "2026-02-24")).isZero();

        // then
        var page = directory.resolve("out/reports/2026-02-24.md");
        assertThat(out.toString().lines()).containsExactly(page.toString());
        assertThat(Files.readString(page)).contains("start faster", "stop cleanly", "It leaks");
        assertThat(directory.resolve("out/README.md")).exists();
        assertThat(directory.resolve("out/reports/2026-02-24.json")).exists();
        assertThat(directory.resolve("out/reports/2026-02-24/acme/engine.md")).exists();

        // and a second time asks GitHub for no more than the time
        int asked = github.ledger().size();
        assertThat(once("--day", "yesterday")).isZero();
        assertThat(github.ledger().size()).isEqualTo(asked + 1);

        // and when a repository is added, it is read, and the edition is made again
        github.serve("acme/late", Timeline.empty().land("l", EVENING, "feat: came later"));
        configure("acme/engine", "acme/late", "acme/quiet");
        assertThat(once("--day", "2026-02-24")).isZero();
        assertThat(Files.readString(page)).contains("came later", "start faster");
    }

    @Test
    void namesWhatCouldNotBeReadAndMendsItTheNextTime() throws IOException {
        github.remove("acme/quiet");

        assertThat(once("--day", "2026-02-24")).isEqualTo(3);

        var page = directory.resolve("out/reports/2026-02-24.md");
        assertThat(out.toString().lines()).hasSize(2).first().isEqualTo(page.toString());
        assertThat(out.toString()).contains("incomplete: 2026-02-24 acme/quiet: ");
        assertThat(Files.readString(page)).contains("start faster");

        github.serve("acme/quiet", Timeline.empty().land("q", MORNING, "docs: back again"));
        clock.advance(Duration.ofMinutes(1));
        assertThat(once("--day", "2026-02-24")).isZero();
        assertThat(Files.readString(page)).contains("back again");
    }

    @AfterEach
    void close() {
        github.close();
    }

    private void configure(String... repos) throws IOException {
        Files.writeString(
                directory.resolve("courant.yaml"),
                """
                courant:
                  github: { api-url: "%s", poll-interval: 1s }
                  repos: [%s]
                  store: { url: "%s" }
                """
                        .formatted(
                                github.url(),
                                String.join(", ", repos),
                                directory.resolve("out").toUri()));
    }

    private int once(String... arguments) {
        out.getBuffer().setLength(0);
        var all =
                new ArrayList<>(
                        List.of(
                                "once",
                                "--config",
                                directory.resolve("courant.yaml").toString(),
                                "--data-dir",
                                directory.resolve("data").toString()));
        all.addAll(Arrays.asList(arguments));
        return Courant.commandLine(StopSignal.none())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
