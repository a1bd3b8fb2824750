package dev.courant.app.command;

import dev.courant.app.once.ServerClock;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code courant backfill}: the days before a repository was watched. */
@Command(
        mixinStandardHelpOptions = true,
        name = "backfill",
        description = {
            "Reads and publishes days before the first one that a watched repository was read on.",
            "What runs in the data directory reads them beside its polls; if nothing does, this"
                    + " command runs the services until they are published. Interrupted, it goes on"
                    + " where it was when services run, or when it is given again."
        },
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {ExitCode.SAYS_0, ExitCode.SAYS_1, ExitCode.SAYS_2, ExitCode.SAYS_3})
public final class BackfillCommand implements Callable<Integer> {

    private final StopSignal signal;

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private CommonOptions options = new CommonOptions();

    @Option(
            names = "--repo",
            required = true,
            paramLabel = "OWNER/NAME",
            description = "a watched repository")
    private String repo = "";

    @Option(
            names = "--since",
            required = true,
            paramLabel = "DAY",
            description = "first day, as in 2026-02-24")
    private String since = "";

    @Option(
            names = "--until",
            paramLabel = "DAY",
            description = {
                "last day, inclusive; the day before those that have been read unless given.",
                "No gap is left: if there are days between, they are read as well."
            })
    private Optional<String> until = Optional.empty();

    public BackfillCommand(StopSignal signal) {
        this.signal = signal;
    }

    @Override
    public Integer call() {
        var config = options.load(spec.commandLine().getErr());
        var now = new ServerClock(config.github(), InstantSource.system()).now();
        var asked = BackfillSpan.parse(since, until, config.edition().zone(), now);
        try (var deployment = Deployment.toServe(config, options.dataDir())) {
            var run = new BackfillRun(deployment, repo, now, signal, spec.commandLine().getOut());
            return run.call(asked);
        }
    }
}
