package dev.courant.app.command;

import dev.courant.app.config.CourantConfig;
import dev.courant.app.config.EditionSettings;
import dev.courant.app.once.Days;
import dev.courant.app.once.ServerClock;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code courant once}: publishes days, and ends. */
@Command(
        mixinStandardHelpOptions = true,
        name = "once",
        description = "Runs until these days are published, then exits: for cron.",
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {ExitCode.SAYS_0, ExitCode.SAYS_1, ExitCode.SAYS_2, ExitCode.SAYS_3})
public final class OnceCommand implements Callable<Integer> {

    /** So that a day which has just ended is not waited for longer than it must be. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final StopSignal signal;

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private CommonOptions options = new CommonOptions();

    @Option(
            names = "--day",
            paramLabel = "DAY",
            description = "2026-02-24, or yesterday by GitHub's clock; may be given several times")
    private List<String> days = List.of();

    @Option(names = "--since", paramLabel = "DAY", description = "first day of a span")
    private Optional<String> since = Optional.empty();

    @Option(names = "--until", paramLabel = "DAY", description = "last day of the span, inclusive")
    private Optional<String> until = Optional.empty();

    public OnceCommand(StopSignal signal) {
        this.signal = signal;
    }

    @Override
    public Integer call() {
        var config = options.load(spec.commandLine().getErr()).requireRepos();
        var now = new ServerClock(config.github(), InstantSource.system()).now();
        var asked = asked(config, now);
        var own =
                config.atOnce()
                        .withKafka(config.kafka().onAnyPorts())
                        .withGithub(config.github().polledWithin(LONGEST_PAUSE))
                        .withoutMetrics();
        try (var session = Session.open(own, options.dataDir())) {
            return new OnceRun(session, asked, now, signal, spec.commandLine().getOut(), () -> {})
                    .call();
        }
    }

    /**
     * The first paper's days must be over. Where it is still that day for another one, that has to
     * wait for the next run.
     */
    private Map<EditionSettings, Days> asked(CourantConfig config, Instant now) {
        var asked = new LinkedHashMap<EditionSettings, Days>();
        var first = config.edition();
        asked.put(first.atOnce(), parse(first, now).requireOver(now));
        for (var paper : config.others()) {
            var over = parse(paper, now).over(now);
            if (!over.all().isEmpty()) {
                asked.put(paper.atOnce(), over);
            }
        }
        return asked;
    }

    private Days parse(EditionSettings paper, Instant now) {
        return Days.parse(days, since, until, paper.zone(), now);
    }
}
