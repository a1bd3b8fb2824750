package dev.courant.app;

import dev.courant.app.command.BackfillCommand;
import dev.courant.app.command.CompletionCommand;
import dev.courant.app.command.ConfigCommand;
import dev.courant.app.command.DeadLettersCommand;
import dev.courant.app.command.DemoCommand;
import dev.courant.app.command.DoctorCommand;
import dev.courant.app.command.ExitCode;
import dev.courant.app.command.NotifyCommand;
import dev.courant.app.command.OnceCommand;
import dev.courant.app.command.ReanalyseCommand;
import dev.courant.app.command.ReplayCommand;
import dev.courant.app.command.RunCommand;
import dev.courant.app.command.ServiceCommand;
import dev.courant.app.command.StatusCommand;
import dev.courant.app.command.StopSignal;
import dev.courant.app.command.TailCommand;
import dev.courant.app.command.TopicsCommand;
import dev.courant.app.command.WatchCommand;
import dev.courant.app.config.UsageException;
import dev.courant.app.services.Stage;
import dev.courant.app.streams.Refusal;

import org.slf4j.LoggerFactory;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;

/** The command line. */
@Command(
        name = "courant",
        mixinStandardHelpOptions = true,
        versionProvider = Courant.Version.class,
        description = "Turns what happens in GitHub repositories into a daily paper.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {ExitCode.SAYS_0, ExitCode.SAYS_1, ExitCode.SAYS_2, ExitCode.SAYS_3})
public final class Courant implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    private Courant() {}

    public static void main(String[] args) {
        var signal = StopSignal.install();
        int code = commandLine(signal).execute(args);
        signal.ready(code);
        System.exit(code);
    }

    static CommandLine commandLine(StopSignal signal) {
        var line =
                new CommandLine(new Courant())
                        .addSubcommand(new DemoCommand(signal))
                        .addSubcommand(new OnceCommand(signal))
                        .addSubcommand(new RunCommand(signal))
                        .addSubcommand(new ReanalyseCommand(signal))
                        .addSubcommand(new ReplayCommand(signal))
                        .addSubcommand(new BackfillCommand(signal))
                        .addSubcommand(new WatchCommand())
                        .addSubcommand(new StatusCommand(signal))
                        .addSubcommand(new TailCommand(signal))
                        .addSubcommand(new TopicsCommand())
                        .addSubcommand(new DeadLettersCommand())
                        .addSubcommand(new DoctorCommand())
                        .addSubcommand(new ConfigCommand())
                        .addSubcommand(new NotifyCommand())
                        .addSubcommand(new CompletionCommand());
        for (var stage : Stage.values()) {
            line.addSubcommand(stage.toString(), new ServiceCommand(stage, signal));
        }
        line.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().versionProvider(new Version()));
        line.setOut(new PrintWriter(System.out, true, System.out.charset()));
        line.setErr(new PrintWriter(System.err, true, System.err.charset()));
        line.setExecutionExceptionHandler((e, command, parsed) -> explain(e, command));
        line.setParameterExceptionHandler((e, arguments) -> explain(e));
        return line;
    }

    private static int explain(ParameterException e) {
        var command = e.getCommandLine();
        command.getErr()
                .println(
                        "courant: "
                                + e.getMessage()
                                + " See "
                                + command.getCommandSpec().qualifiedName()
                                + " --help.");
        return ExitCode.USAGE;
    }

    private static int explain(Exception e, CommandLine command) {
        if (e instanceof UsageException) {
            e.getMessage().lines().forEach(line -> command.getErr().println("courant: " + line));
            return ExitCode.USAGE;
        }
        // In one line on stderr, and with its stack trace in the file.
        var advice = Refusal.advice(e);
        var message = String.valueOf(e.getMessage());
        LoggerFactory.getLogger(Courant.class)
                .error(
                        advice.map(todo -> message.replaceFirst("\\.$", "") + ": " + todo + ".")
                                .orElse(message),
                        e);
        return advice.isPresent() ? ExitCode.USAGE : ExitCode.FAILED;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }

    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            var version = Courant.class.getPackage().getImplementationVersion();
            return new String[] {"courant " + (version == null ? "development" : version)};
        }
    }
}
