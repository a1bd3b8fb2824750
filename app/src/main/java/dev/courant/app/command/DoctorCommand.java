package dev.courant.app.command;

import dev.courant.app.config.CourantConfig;
import dev.courant.app.config.UsageException;
import dev.courant.app.doctor.Doctor;
import dev.courant.app.doctor.Finding;
import dev.courant.app.doctor.Findings;
import dev.courant.app.topics.Cluster;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code courant doctor}: is everything there that Courant depends on? */
@Command(
        mixinStandardHelpOptions = true,
        name = "doctor",
        description = {
            "Asks everything that Courant depends on whether it is fit: this machine, brokers,"
                    + " schema registry, GitHub and each repository, models, the store.",
            "A line for each, and below it what to do about what is not. Sends no message, starts"
                    + " nothing; each model is asked one question."
        },
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {
            "0:nothing fails; there may be warnings",
            "1:something fails",
            "2:wrong usage, or the configuration makes no sense"
        })
public final class DoctorCommand implements Callable<Integer> {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private CommonOptions options = new CommonOptions();

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless given")
    private Format format = Format.text;

    @Override
    public Integer call() throws InterruptedException {
        final CourantConfig config;
        try {
            config = options.loadQuietly();
        } catch (UsageException e) {
            print(doctor(Optional.empty()).examineWithout(e.getMessage().lines().toList()));
            return ExitCode.USAGE;
        }
        var findings = doctor(cluster(config)).examine(config);
        print(findings);
        return findings.stream().anyMatch(Finding::failed) ? ExitCode.FAILED : ExitCode.COMPLETE;
    }

    private Doctor doctor(Optional<Cluster> running) {
        return new Doctor(
                options.dataDir().toAbsolutePath().normalize(),
                running,
                InstantSource.system(),
                LIMIT);
    }

    private Optional<Cluster> cluster(CourantConfig config) {
        return config.kafka().embedded()
                ? running().map(there -> Deployment.cluster(config, there))
                : Optional.of(Deployment.running(config, options.dataDir()));
    }

    private Optional<Endpoints> running() {
        try {
            return Endpoints.now(options.dataDir());
        } catch (UsageException e) {
            return Optional.empty(); // what is wrong with the directory, its own check tells
        }
    }

    private void print(List<Finding> findings) {
        var out = spec.commandLine().getOut();
        out.print(format == Format.json ? Findings.json(findings) : Findings.text(findings));
        out.flush();
    }
}
