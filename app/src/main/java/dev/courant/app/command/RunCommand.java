package dev.courant.app.command;

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

/** {@code courant run}: all services in one process, until it is told to stop. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs all services in this process until it is stopped.",
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {ExitCode.STOPPED, ExitCode.SAYS_1, ExitCode.SAYS_2})
public final class RunCommand implements Callable<Integer> {

    private final StopSignal signal;

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private CommonOptions options = new CommonOptions();

    public RunCommand(StopSignal signal) {
        this.signal = signal;
    }

    @Override
    public Integer call() throws InterruptedException {
        var config = options.load(spec.commandLine().getErr()).requireRepos();
        var today =
                LocalDate.ofInstant(
                        new ServerClock(config.github(), InstantSource.system()).now(),
                        config.edition().zone());
        try (var session = Session.open(config, options.dataDir())) {
            var run = new ServiceRun(session, EnumSet.allOf(Stage.class), signal);
            run.watchForGood(today.atStartOfDay(config.edition().zone()).toInstant());
            return run.untilStopped(spec.commandLine().getOut());
        }
    }
}
