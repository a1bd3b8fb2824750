package dev.courant.app.command;

import dev.courant.app.analysis.Reanalysis;
import dev.courant.app.analysis.Unanalysed;
import dev.courant.app.config.UsageException;
import dev.courant.app.once.Days;
import dev.courant.app.once.ServerClock;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code courant reanalyse}: asks a model about the events that it could not be asked about. */
@Command(
        mixinStandardHelpOptions = true,
        name = "reanalyse",
        aliases = "reanalyze",
        description = {
            "Has a model look again at the events of closed days that it has said nothing about,"
                    + " and publishes those days anew.",
            "Joins what runs in the data directory or on the configured brokers; runs the services"
                    + " itself if nothing does."
        },
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {ExitCode.SAYS_0, ExitCode.SAYS_1, ExitCode.SAYS_2, ExitCode.SAYS_3})
public final class ReanalyseCommand implements Callable<Integer> {

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

    @Option(names = "--repo", paramLabel = "OWNER/NAME", description = "only this repository")
    private Optional<String> repo = Optional.empty();

    public ReanalyseCommand(StopSignal signal) {
        this.signal = signal;
    }

    @Override
    public Integer call() {
        var config = options.load(spec.commandLine().getErr());
        if (config.llm().isEmpty()) {
            throw new UsageException(
                    "courant.llm.models is empty: there is nobody to ask. Name at least one"
                            + " model.");
        }
        var now = new ServerClock(config.github(), InstantSource.system()).now();
        var asked = Days.parse(days, since, until, config.edition().zone(), now).requireOver(now);
        try (var deployment = Deployment.toServe(config, options.dataDir())) {
            return run(deployment, asked);
        }
    }

    private int run(Deployment deployment, Days asked) {
        var out = spec.commandLine().getOut();
        var cluster = deployment.cluster();
        var unanalysed = new Unanalysed(cluster, asked.all(), repo);
        var digests = unanalysed.digests();
        if (digests.isEmpty()) {
            out.println("Nothing to do: every event of these days has been analysed.");
            return ExitCode.COMPLETE;
        }
        deployment.serve();
        try (var reanalysis = new Reanalysis(cluster, digests, unanalysed.events(digests));
                var terminal = Terminal.open("courant")) {
            var outstanding = reanalysis.outstanding();
            reanalysis.send();
            boolean nudged = false;
            while (!outstanding.done() && !signal.given()) {
                deployment.requireAlive();
                reanalysis.read();
                if (!nudged && outstanding.back() == outstanding.sent()) {
                    reanalysis.nudge();
                    nudged = true;
                }
                terminal.show(outstanding.back(), outstanding.sent(), "events asked about");
            }
            out.printf("%d of %d events analysed%n", outstanding.analysed(), outstanding.sent());
            if (!outstanding.done()) {
                return ExitCode.INTERRUPTED;
            }
            return outstanding.analysed() == outstanding.sent()
                    ? ExitCode.COMPLETE
                    : ExitCode.INCOMPLETE;
        }
    }
}
