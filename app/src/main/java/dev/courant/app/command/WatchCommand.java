package dev.courant.app.command;

import dev.courant.app.config.CourantConfig;
import dev.courant.app.config.RepoSettings;
import dev.courant.app.config.UsageException;
import dev.courant.app.topics.TopicSetup;
import dev.courant.app.topics.WatchList;
import dev.courant.schemas.WatchedRepo;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/** {@code courant watch}: edits the watch list of a running system. */
@Command(
        mixinStandardHelpOptions = true,
        name = "watch",
        description = "Edits the watch list of a running system.",
        synopsisSubcommandLabel = "COMMAND")
public final class WatchCommand implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Watches a repository from now on, or from a day on.",
                "A day before those that have been read has the older days read beside the polls;"
                        + " courant backfill does the same, and waits."
            },
            exitCodeListHeading = ExitCode.HEADING,
            exitCodeList = {ExitCode.SAYS_0, ExitCode.SAYS_1, ExitCode.SAYS_2})
    int add(
            @Mixin CommonOptions options,
            @Parameters(paramLabel = "OWNER/NAME") String name,
            @Option(names = "--branch", description = "instead of the default branch")
                    Optional<String> branch,
            @Option(
                            names = "--since",
                            paramLabel = "DAY",
                            description = "as in 2026-02-24, or 2026-02-24T09:00:00Z")
                    Optional<String> since) {
        var config = options.loadIfThere();
        var repo =
                new RepoSettings(
                        name,
                        branch,
                        since.map(text -> Moment.parse(text, config.edition().zone())));
        var list = list(options, config);
        var current = list.read();
        list.write(Map.of(name, watch(repo, current)));
        print("Watching " + name + ".");
        return ExitCode.COMPLETE;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Stops watching a repository; what was read stays.",
            exitCodeListHeading = ExitCode.HEADING,
            exitCodeList = {ExitCode.SAYS_0, ExitCode.SAYS_1, ExitCode.SAYS_2})
    int remove(@Mixin CommonOptions options, @Parameters(paramLabel = "OWNER/NAME") String name) {
        var list = list(options, options.loadIfThere());
        var watch = list.read().get(name);
        if (watch == null) {
            throw new UsageException(
                    name + " is not watched: courant watch list names those that are.");
        }
        list.write(Collections.singletonMap(name, (@Nullable WatchedRepo) null));
        print(
                watch.getManaged()
                        ? "Stopped watching %s, until Courant starts again with it in courant.repos."
                                .formatted(name)
                        : "Stopped watching " + name + ".");
        return ExitCode.COMPLETE;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Lists the watched repositories.",
            exitCodeListHeading = ExitCode.HEADING,
            exitCodeList = {ExitCode.SAYS_0, ExitCode.SAYS_1, ExitCode.SAYS_2})
    int list(@Mixin CommonOptions options) {
        list(options, options.loadIfThere()).read().values().stream()
                .sorted(
                        java.util.Comparator.comparingInt(WatchedRepo::getPosition)
                                .thenComparing(WatchedRepo::getName))
                .forEach(watch -> print(line(watch)));
        return ExitCode.COMPLETE;
    }

    private static WatchList list(CommonOptions options, CourantConfig config) {
        var cluster = Deployment.running(config, options.dataDir());
        new TopicSetup(cluster, config.kafka().embedded()).ensure();
        return new WatchList(cluster);
    }

    private static WatchedRepo watch(RepoSettings repo, Map<String, WatchedRepo> current) {
        var known = Optional.ofNullable(current.get(repo.name()));
        int last = current.values().stream().mapToInt(WatchedRepo::getPosition).max().orElse(-1);
        return WatchedRepo.newBuilder()
                .setName(repo.name())
                .setBranch(repo.branch().or(() -> known.map(WatchedRepo::getBranch)).orElse(null))
                .setSince(repo.since().or(() -> known.map(WatchedRepo::getSince)).orElse(null))
                .setUntil(null)
                .setPosition(known.map(WatchedRepo::getPosition).orElse(last + 1))
                .setManaged(known.map(WatchedRepo::getManaged).orElse(false))
                .build();
    }

    private static String line(WatchedRepo watch) {
        return "%s  branch %s  since %s%s%s"
                .formatted(
                        watch.getName(),
                        watch.getBranch() == null ? "(default)" : watch.getBranch(),
                        watch.getSince() == null ? "(first poll)" : watch.getSince(),
                        watch.getUntil() == null ? "" : "  until " + watch.getUntil(),
                        watch.getManaged() ? "" : "  by hand");
    }

    private void print(String line) {
        spec.commandLine().getOut().println(line);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say add, remove or list.");
    }
}
