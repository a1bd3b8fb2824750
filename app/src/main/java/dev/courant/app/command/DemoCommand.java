package dev.courant.app.command;

import dev.courant.app.config.ConfigFile;
import dev.courant.app.config.CourantConfig;
import dev.courant.app.config.GitHubSettings;
import dev.courant.app.config.LogFormat;
import dev.courant.app.config.MetricsSettings;
import dev.courant.app.config.RepoSettings;
import dev.courant.app.config.StoreSettings;
import dev.courant.app.embedded.ScratchDirectory;
import dev.courant.app.once.Days;
import dev.courant.testkit.github.GitHubSimulator;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/** {@code courant demo}: the whole pipeline without a network, over a local git repository. */
@Command(
        mixinStandardHelpOptions = true,
        name = "demo",
        description = {
            "Runs the whole pipeline offline: a GitHub simulator serves a local git repository, and"
                    + " the last day that has commits is published."
        },
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {ExitCode.SAYS_0, ExitCode.SAYS_1, ExitCode.SAYS_2, ExitCode.SAYS_3})
public final class DemoCommand implements Callable<Integer> {

    private static final int EXCERPT_LINES = 16;

    private final StopSignal signal;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--repo",
            paramLabel = "DIR",
            description = "git repository to report on; Courant's own unless given")
    private Optional<Path> repo = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "courant-demo",
            description = "where the report goes, ${DEFAULT-VALUE} unless given")
    private Path out = Path.of("courant-demo");

    @Option(
            names = "--language",
            defaultValue = "zh",
            description = "zh or en, ${DEFAULT-VALUE} unless given")
    private String language = "zh";

    public DemoCommand(StopSignal signal) {
        this.signal = signal;
    }

    @Override
    public Integer call() throws IOException {
        long start = System.nanoTime();
        var subject = DemoSubject.open(repo.orElseGet(DemoCommand::ownRepository));
        try (var simulator = GitHubSimulator.start(InstantSource.fixed(subject.now()));
                var scratch = ScratchDirectory.create("courant-demo-")) {
            simulator.serve(subject.name(), subject.source());
            var config = config(subject, simulator.url());
            print("Reporting on " + subject.directory() + ", " + subject.day() + " (UTC).");
            return publish(subject, config, scratch.path(), () -> show(page(subject), start));
        }
    }

    /** Where the launcher is; else where this is run. */
    private static Path ownRepository() {
        return Path.of(System.getProperty("courant.home", ""));
    }

    private CourantConfig config(DemoSubject subject, URI github) {
        var defaults = ConfigFile.defaults(Map.of());
        var edition = defaults.edition();
        return new CourantConfig(
                edition.about(subject.name(), language).atOnce().withoutPeriods(),
                List.of(),
                new GitHubSettings(github, Optional.empty(), Duration.ofSeconds(1)),
                List.of(RepoSettings.of(subject.name())),
                Optional.empty(),
                defaults.kafka().onAnyPorts(),
                StoreSettings.in(out),
                MetricsSettings.OFF,
                LogFormat.TEXT,
                List.of(),
                List.of());
    }

    private int publish(
            DemoSubject subject, CourantConfig config, Path dataDir, Runnable published) {
        var days = new Days(new TreeSet<>(List.of(subject.day())), ZoneOffset.UTC);
        try (var session = Session.open(config, dataDir)) {
            var run =
                    new OnceRun(
                            session,
                            Map.of(config.edition(), days),
                            subject.now(),
                            signal,
                            spec.commandLine().getOut(),
                            published);
            return run.call();
        }
    }

    private Path page(DemoSubject subject) {
        return out.toAbsolutePath().normalize().resolve("reports/" + subject.day() + ".md");
    }

    /** At once: to stop what made it takes a moment. */
    private void show(Path page, long start) {
        print("");
        try (var lines = Files.lines(page)) {
            lines.limit(EXCERPT_LINES).forEach(line -> print("    " + line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        print("");
        print(
                "Done in %.1f s. The edition, the same for programs, and the repository's page are in %s"
                        .formatted((System.nanoTime() - start) / 1e9, page.getParent()));
    }

    private void print(String line) {
        spec.commandLine().getOut().println(line);
    }
}
