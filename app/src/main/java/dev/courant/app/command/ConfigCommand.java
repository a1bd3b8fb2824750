package dev.courant.app.command;

import dev.courant.app.config.CourantConfig;
import dev.courant.app.config.KeyPages;
import dev.courant.app.config.Keys;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.Optional;

/** {@code courant config}: what can be configured, and whether what is configured makes sense. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = "Explains the configuration, and checks one.",
        synopsisSubcommandLabel = "COMMAND")
public final class ConfigCommand implements Runnable {

    /** How keys are explained. */
    enum Format {
        text,
        json,
        markdown
    }

    @Spec private CommandSpec spec = CommandSpec.create();

    @Command(
            mixinStandardHelpOptions = true,
            description = "Explains a key, all keys below it, or every key there is.",
            exitCodeListHeading = ExitCode.HEADING,
            exitCodeList = {ExitCode.SAYS_0, "2:there is no such key"})
    int explain(
            @Parameters(
                            paramLabel = "KEY",
                            arity = "0..1",
                            description = "as in github.token, or github; all of them unless given")
                    Optional<String> key,
            @Option(
                            names = "--format",
                            defaultValue = "text",
                            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless given")
                    Format format) {
        var sections = key.map(Keys::named).orElseGet(Keys::sections);
        var out = spec.commandLine().getOut();
        out.print(
                switch (format) {
                    case text -> KeyPages.text(sections);
                    case json -> KeyPages.json(sections) + "\n";
                    case markdown -> KeyPages.markdown(sections);
                });
        out.flush();
        return ExitCode.COMPLETE;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Reads the configuration and says whether it makes sense; asks no server.",
                "courant doctor asks them all."
            },
            exitCodeListHeading = ExitCode.HEADING,
            exitCodeList = {
                "0:it makes sense; what does nothing is on stderr",
                "2:it does not: stderr says why"
            })
    int check(@Mixin CommonOptions options) {
        print(summary(options.load(spec.commandLine().getErr())));
        return ExitCode.COMPLETE;
    }

    private static String summary(CourantConfig config) {
        return "The configuration makes sense. Repositories: %d, papers: %d, models: %d, channels: %d; %s, %s."
                .formatted(
                        config.repos().size(),
                        config.papers().size(),
                        config.llm().map(llm -> llm.models().size()).orElse(0),
                        config.channels().size(),
                        config.kafka().embedded()
                                ? "an embedded broker"
                                : "brokers at " + config.kafka().bootstrapServers(),
                        config.github().token().isPresent()
                                ? "a token for GitHub"
                                : "no token for GitHub");
    }

    private void print(String line) {
        spec.commandLine().getOut().println(line);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say explain or check.");
    }
}
