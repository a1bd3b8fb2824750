package dev.courant.app.command;

import dev.courant.app.services.Stage;
import dev.courant.app.status.Status;
import dev.courant.app.status.StatusReader;
import dev.courant.app.status.StatusText;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code courant status}: how a deployment is doing. */
@Command(
        mixinStandardHelpOptions = true,
        name = "status",
        description = {
            "Says how a deployment is doing.",
            "Of each watched repository how far it is read, when it was last polled, why it cannot"
                    + " be read, and which days are not closed; then the latest edition, open dead"
                    + " letters, and how far behind each service is.",
            "Looks at what runs in the data directory or on the configured brokers, or at what was"
                    + " left in the directory: then services are not meant to run, and nothing is"
                    + " said of them."
        },
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {
            "0:all is well",
            ExitCode.SAYS_1,
            ExitCode.SAYS_2,
            "3:something needs a look: a repository cannot be read, nobody works on a service, or"
                    + " a dead letter is open",
            "130:interrupted, with --watch"
        })
public final class StatusCommand implements Callable<Integer> {

    private static final long EVERY_MILLIS = 5_000;

    /** Erases the screen and goes to its first line (ECMA-48: ED, CUP). */
    private static final String CLEAR = "\u001b[2J\u001b[H";

    private final StopSignal signal;

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private CommonOptions options = new CommonOptions();

    @Option(names = "--watch", description = "looks again every 5 s, until Ctrl-C")
    private boolean watch;

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless given")
    private Format format = Format.text;

    public StatusCommand(StopSignal signal) {
        this.signal = signal;
    }

    @Override
    public Integer call() throws InterruptedException {
        var config = options.loadIfThere();
        try (var access = Deployment.toRead(config, options.dataDir())) {
            var services = access.own() ? List.<String>of() : Stage.parts(config);
            var reader = new StatusReader(access.cluster(), config.edition().zone(), services);
            var clock = InstantSource.system();
            var status = reader.read(clock.instant());
            print(status);
            while (watch && !signal.await(EVERY_MILLIS)) {
                print(reader.read(clock.instant()));
            }
            return watch ? ExitCode.INTERRUPTED : code(status);
        }
    }

    private static int code(Status status) {
        return status.needsALook() ? ExitCode.INCOMPLETE : ExitCode.COMPLETE;
    }

    private void print(Status status) {
        var out = spec.commandLine().getOut();
        if (format == Format.json) {
            out.println(StatusText.json(status));
        } else {
            out.print((watch && Terminal.interactive() ? CLEAR : "") + StatusText.text(status));
        }
        out.flush();
    }
}
