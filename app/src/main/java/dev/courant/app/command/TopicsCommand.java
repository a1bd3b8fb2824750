package dev.courant.app.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.courant.app.config.CourantConfig;
import dev.courant.app.letters.JsonLine;
import dev.courant.app.topics.Cluster;
import dev.courant.app.topics.TopicRow;
import dev.courant.app.topics.TopicRows;
import dev.courant.app.topics.TopicSetup;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** {@code courant topics}: the topics of a deployment. */
@Command(
        mixinStandardHelpOptions = true,
        name = "topics",
        description = {
            "Lists the topics of a deployment.",
            "Of what runs in the data directory, or of the configured brokers: partitions,"
                    + " replicas, how records are kept, how many there are, what they are.",
            "Creates none: a start of the services does."
        },
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {
            ExitCode.SAYS_0,
            "1:it failed; or, with --check, a topic is missing or not as it must be",
            ExitCode.SAYS_2
        })
public final class TopicsCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private CommonOptions options = new CommonOptions();

    @Option(
            names = "--check",
            description = "says only what is missing, and what the services would refuse")
    private boolean check;

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless given")
    private Format format = Format.text;

    @Override
    public Integer call() {
        var config = options.loadIfThere();
        var clusters = Deployment.running(config, options.dataDir()).papers(config);
        return check ? check(config, clusters) : list(clusters);
    }

    private int list(List<Cluster> clusters) {
        var rows = clusters.stream().flatMap(each -> TopicRows.read(each).stream()).distinct();
        rows.forEach(row -> print(format == Format.json ? json(row) : text(row)));
        return ExitCode.COMPLETE;
    }

    private int check(CourantConfig config, List<Cluster> clusters) {
        var complaints =
                clusters.stream()
                        .map(each -> new TopicSetup(each, config.kafka().embedded()))
                        .flatMap(TopicsCommand::complaints)
                        .distinct()
                        .toList();
        complaints.forEach(this::print);
        return complaints.isEmpty() ? ExitCode.COMPLETE : ExitCode.FAILED;
    }

    private static Stream<String> complaints(TopicSetup setup) {
        var missing =
                setup.missing().stream()
                        .map("Topic %s is missing: a start of the services creates it."::formatted);
        return Stream.concat(missing, setup.complaints().stream());
    }

    private static String text(TopicRow row) {
        return row.exists()
                ? "%-28s  %3d partitions  %d replicas  %-20s  %9d records  %s"
                        .formatted(
                                row.name(),
                                row.partitions(),
                                row.replicas(),
                                row.policy(),
                                row.records(),
                                row.holds())
                : "%-28s  is missing  %s".formatted(row.name(), row.holds());
    }

    private static String json(TopicRow row) {
        return JsonLine.of(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("topic", row.name())
                        .put("exists", row.exists())
                        .put("partitions", row.partitions())
                        .put("replicas", row.replicas())
                        .put("policy", row.policy())
                        .put("records", row.records())
                        .put("holds", row.holds()));
    }

    private void print(String line) {
        spec.commandLine().getOut().println(line);
    }
}
