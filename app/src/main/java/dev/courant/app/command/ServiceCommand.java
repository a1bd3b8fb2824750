package dev.courant.app.command;

import dev.courant.app.config.UsageException;
import dev.courant.app.once.ServerClock;
import dev.courant.app.services.Stage;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.concurrent.Callable;

/** {@code courant poller} and its like: one service, for a cluster. */
@Command(
        mixinStandardHelpOptions = true,
        description = "Runs one service against a cluster until it is stopped.",
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {ExitCode.STOPPED, ExitCode.SAYS_1, ExitCode.SAYS_2})
public final class ServiceCommand implements Callable<Integer> {

    private final Stage stage;
    private final StopSignal signal;

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private CommonOptions options = new CommonOptions();

    public ServiceCommand(Stage stage, StopSignal signal) {
        this.stage = stage;
        this.signal = signal;
    }

    @Override
    public Integer call() {
        var config = options.load(spec.commandLine().getErr());
        if (config.kafka().embedded()) {
            throw new UsageException(
                    "A single service needs a cluster: set courant.kafka.bootstrap-servers and"
                            + " courant.kafka.schema-registry-url, or use courant run.");
        }
        try (var session = Session.open(config, options.dataDir())) {
            var run = new ServiceRun(session, EnumSet.of(stage), signal);
            if (stage == Stage.POLLER && !config.repos().isEmpty()) {
                var zone = config.edition().zone();
                var now = new ServerClock(config.github(), InstantSource.system()).now();
                run.watchForGood(LocalDate.ofInstant(now, zone).atStartOfDay(zone).toInstant());
            }
            return run.untilStopped(spec.commandLine().getOut());
        }
    }
}
