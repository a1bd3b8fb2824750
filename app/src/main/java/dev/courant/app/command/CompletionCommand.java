package dev.courant.app.command;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/** {@code courant completion}: what has a shell complete commands and options. */
@Command(
        mixinStandardHelpOptions = true,
        name = "completion",
        description = {
            "Prints a script that has a shell complete commands and options.",
            "As in: source <(courant completion bash)"
        },
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {ExitCode.SAYS_0, ExitCode.SAYS_2})
public final class CompletionCommand implements Callable<Integer> {

    /** Has zsh understand what is written for bash. */
    private static final String FOR_ZSH =
            """
            autoload -U +X compinit && compinit
            autoload -U +X bashcompinit && bashcompinit
            """;

    /** Who is to understand it. */
    enum Shell {
        bash,
        zsh
    }

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "SHELL",
            arity = "0..1",
            defaultValue = "bash",
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless given")
    private Shell shell = Shell.bash;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        if (shell == Shell.zsh) {
            out.print(FOR_ZSH);
        }
        out.print(AutoComplete.bash("courant", spec.root().commandLine()));
        out.flush();
        return ExitCode.COMPLETE;
    }
}
