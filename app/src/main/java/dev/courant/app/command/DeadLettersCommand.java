package dev.courant.app.command;

import dev.courant.app.config.UsageException;
import dev.courant.app.letters.Letter;
import dev.courant.app.letters.LetterFilter;
import dev.courant.app.letters.LetterId;
import dev.courant.app.letters.LetterJson;
import dev.courant.app.letters.LetterReader;
import dev.courant.app.letters.LetterText;
import dev.courant.app.letters.PayloadText;
import dev.courant.app.letters.Retry;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code courant dead-letters}: what no service could make anything of. */
@Command(
        mixinStandardHelpOptions = true,
        name = "dead-letters",
        description = {
            "Tells of records that a service could make nothing of, and sends them to it again.",
            "Joins what runs in the data directory or on the configured brokers, or reads what was"
                    + " left in the data directory."
        },
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {ExitCode.SAYS_0, ExitCode.SAYS_1, ExitCode.SAYS_2})
public final class DeadLettersCommand implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Command(
            mixinStandardHelpOptions = true,
            description = "Lists dead letters, a line each, oldest first within a partition.",
            exitCodeListHeading = ExitCode.HEADING,
            exitCodeList = {ExitCode.SAYS_0, ExitCode.SAYS_1, ExitCode.SAYS_2})
    int list(
            @Mixin CommonOptions options,
            @Option(names = "--topic", paramLabel = "T", description = "only those from this topic")
                    Optional<String> topic,
            @Option(names = "--stage", paramLabel = "S", description = "only those of this service")
                    Optional<String> stage,
            @Option(
                            names = "--since",
                            paramLabel = "I",
                            description =
                                    "only those since then: 2026-02-24, or 2026-02-24T09:00:00Z")
                    Optional<String> since,
            @Option(
                            names = "--format",
                            defaultValue = "text",
                            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless given")
                    Format format) {
        var config = options.loadIfThere();
        var filter =
                new LetterFilter(
                        topic,
                        stage,
                        since.map(text -> Moment.parse(text, config.edition().zone())));
        try (var access = Deployment.toRead(config, options.dataDir());
                var reader = new LetterReader(access.cluster())) {
            var settled = reader.settled();
            reader.letters(
                    filter,
                    letter ->
                            print(
                                    format == Format.json
                                            ? LetterJson.line(letter, settled.outcome(letter.id()))
                                            : LetterText.line(
                                                    letter, settled.outcome(letter.id()))));
        }
        return ExitCode.COMPLETE;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Shows one dead letter: where it is from, why it is here, what is in it.",
            exitCodeListHeading = ExitCode.HEADING,
            exitCodeList = {ExitCode.SAYS_0, ExitCode.SAYS_1, ExitCode.SAYS_2})
    int show(
            @Mixin CommonOptions options,
            @Parameters(paramLabel = "PARTITION:OFFSET") String letter,
            @Option(
                            names = "--raw",
                            paramLabel = "FILE",
                            description = "writes the value's bytes there, instead of showing them")
                    Optional<Path> raw) {
        var id = LetterId.parse(letter);
        var config = options.loadIfThere();
        try (var access = Deployment.toRead(config, options.dataDir());
                var reader = new LetterReader(access.cluster())) {
            var found = reader.letter(id).orElseThrow(() -> noSuch(id));
            var payload =
                    raw.isPresent()
                            ? write(found, raw.get())
                            : new PayloadText(access.cluster()).of(found);
            print(LetterText.whole(found, reader.settled().outcome(id), payload));
        }
        return ExitCode.COMPLETE;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Sends dead letters, untouched, to the topics that they come from, once each.",
                "What its topic has a later record of is not sent: it is superseded."
            },
            exitCodeListHeading = ExitCode.HEADING,
            exitCodeList = {
                ExitCode.SAYS_0,
                "1:one of them could not be sent: stderr says why",
                ExitCode.SAYS_2
            })
    int retry(
            @Mixin CommonOptions options,
            @Parameters(paramLabel = "PARTITION:OFFSET", arity = "0..*") List<String> letters,
            @Option(names = "--all", description = "all that are open") boolean all,
            @Option(
                            names = "--stage",
                            paramLabel = "S",
                            description = "with --all: only those of this service")
                    Optional<String> stage) {
        var ids =
                letters == null
                        ? List.<LetterId>of()
                        : letters.stream().map(LetterId::parse).toList();
        if (all != ids.isEmpty() || (stage.isPresent() && !all)) {
            throw new UsageException(
                    "Say which: either PARTITION:OFFSET of each, or --all, which --stage may"
                            + " narrow.");
        }
        var config = options.loadIfThere();
        try (var access = Deployment.toRead(config, options.dataDir());
                var reader = new LetterReader(access.cluster())) {
            var missing = ids.stream().filter(id -> reader.letter(id).isEmpty()).findFirst();
            if (missing.isPresent()) {
                throw noSuch(missing.get());
            }
            try (var retry = new Retry(access.cluster())) {
                var report = new RetryReport(spec.commandLine());
                if (all) {
                    var open = new LetterFilter(Optional.empty(), stage, Optional.empty());
                    reader.letters(open, letter -> report.tell(letter, retry.send(letter), false));
                } else {
                    ids.forEach(
                            id ->
                                    reader.letter(id)
                                            .ifPresent(
                                                    letter ->
                                                            report.tell(
                                                                    letter,
                                                                    retry.send(letter),
                                                                    true)));
                }
                return report.exitCode();
            }
        }
    }

    private static String write(Letter letter, Path file) {
        byte[] value = letter.value();
        if (value == null) {
            throw new UsageException(letter.id() + " has no value to write to " + file + ".");
        }
        try {
            Files.write(file, value);
        } catch (IOException e) {
            throw new UsageException(
                    "Cannot write to " + file + ": " + e.getClass().getSimpleName() + ".");
        }
        return value.length + " bytes written to " + file;
    }

    static UsageException noSuch(LetterId id) {
        return new UsageException(
                "There is no dead letter " + id + ": courant dead-letters list names them.");
    }

    private void print(String text) {
        spec.commandLine().getOut().println(text);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say list, show or retry.");
    }
}
