package dev.courant.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.app.command.StopSignal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

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
        assertThat(out.toString()).contains("makes sense: 1 repositories");
        assertThat(err.toString()).contains("courant.notify[0] has no url: it is off.");
        Files.writeString(directory.resolve("paper.yaml"), "courant: { repo: [a/b] }");
        assertRefused("Unknown key courant.repo", "config", "check", "--config", file);
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
