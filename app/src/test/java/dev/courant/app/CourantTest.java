package dev.courant.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.app.command.StopSignal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class CourantTest {

    @TempDir Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void saysInItsHelpWhatItOffersAndWhatExitCodesMean() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString())
                .contains("demo", "once", "run", "watch", "poller", "publisher")
                .contains("3   published, but incomplete");

        assertThat(run("once", "--help")).isZero();
        assertThat(out.toString()).contains("--day", "--since", "--until", "--data-dir");
        assertThat(run("--version")).isZero();
    }

    @Test
    void meetsWrongUsageWithOneLineAndTwo() throws IOException {
        assertRefused("Name a command");
        assertRefused("nope", "nope");
        assertRefused("Say add, remove or list", "watch");
        assertRefused("--nope", "once", "--nope");
        assertRefused("no configuration file", "once", "--config", file("none.yaml"));
        Files.writeString(directory.resolve("empty.yaml"), "courant: { repos: [] }");
        assertRefused("courant.repos is empty", "run", "--config", file("empty.yaml"));
        assertRefused("courant.llm.models is empty", "reanalyse", "--config", file("empty.yaml"));
        assertRefused("needs a cluster", "poller", "--config", file("empty.yaml"));
        assertRefused("is no git repository", "demo", "--repo", directory.toString());
        assertRefused(
                "Nothing runs in data directory",
                "watch",
                "list",
                "--config",
                file("none.yaml"),
                "--data-dir",
                directory.toString());
    }

    @Test
    void explainsKeysAndChecksAConfiguration() throws IOException {
        assertThat(run("config", "explain", "github.token")).isZero();
        assertThat(out.toString()).startsWith("courant.github.token (text, secret)");
        assertRefused("did you mean courant.github.token?", "config", "explain", "github.tokn");
        assertRefused("Say explain or check", "config");

        var file = file("paper.yaml");
        Files.writeString(
                directory.resolve("paper.yaml"),
                "courant: { repos: [a/b], notify: [{ type: slack, url: '' }] }");
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        assertThat(run("config", "check", "--config", file)).isZero();
        assertThat(out.toString()).contains("makes sense. Repositories: 1,");
        assertThat(err.toString()).contains("courant.notify[0] has no url: it is off.");
        Files.writeString(directory.resolve("paper.yaml"), "courant: { repo: [a/b] }");
        assertRefused("Unknown key courant.repo", "config", "check", "--config", file);
    }

    @Test
    void everyCommandSaysWhatItsExitCodesMean() {
        assertThat(leaves(Courant.commandLine(StopSignal.none())))
                .hasSizeGreaterThan(20)
                .allSatisfy(
                        command ->
                                assertThat(command.getCommandSpec().usageMessage().exitCodeList())
                                        .as(command.getCommandSpec().qualifiedName())
                                        .containsKeys("0", "2"));
    }

    private static Stream<CommandLine> leaves(CommandLine command) {
        return command.getSubcommands().isEmpty()
                ? Stream.of(command)
                : command.getSubcommands().values().stream().flatMap(CourantTest::leaves);
    }

    @Test
    void aShellUnderstandsItsCompletion() throws IOException, InterruptedException {
        assertThat(run("completion", "bash")).isZero();
        var script = Files.writeString(directory.resolve("completion.bash"), out.toString());

        var bash =
                new ProcessBuilder(
                                "bash",
                                "-c",
                                "source "
                                        + script
                                        + "; COMP_WORDS=(courant dea); COMP_CWORD=1;"
                                        + " _complete_courant; echo \"${COMPREPLY[@]}\"")
                        .redirectErrorStream(true)
                        .start();

        assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
                .isEqualTo("dead-letters");
        assertThat(bash.waitFor()).isZero();
        assertRefused("completion", "completion", "fish");
    }

    @Test
    void refusesQuestionsThatHaveNoAnswer() {
        assertRefused("There is no topic raw to follow", "tail", "--topic", "raw");
        assertRefused("'big' is no level", "tail", "--level", "big");
        assertRefused("--topic enriched", "tail", "--topic", "progress", "--level", "low");
        assertRefused("-n must be at least 1", "tail", "-n", "0");
        for (var command : List.of("tail", "topics")) {
            assertRefused(
                    "Nothing runs in data directory",
                    command,
                    "--config",
                    file("none.yaml"),
                    "--data-dir",
                    directory.toString());
        }
        assertRefused(
                "There is no data directory",
                "status",
                "--config",
                file("none.yaml"),
                "--data-dir",
                file("none"));
    }

    @Test
    void theDoctorLooksAtThisMachineWithoutAConfiguration() {
        assertThat(run("doctor", "--config", file("none.yaml"), "--data-dir", file("data")))
                .isEqualTo(2);
        assertThat(out.toString())
                .contains("fail  configuration  There is no configuration file", "ok    java ");
    }

    private void assertRefused(String message, String... arguments) {
        err.getBuffer().setLength(0);
        assertThat(run(arguments)).as(String.join(" ", arguments)).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().contains(message);
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    private int run(String... arguments) {
        return Courant.commandLine(StopSignal.none())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
