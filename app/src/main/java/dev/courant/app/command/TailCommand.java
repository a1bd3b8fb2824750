package dev.courant.app.command;

import dev.courant.app.config.CourantConfig;
import dev.courant.app.config.UsageException;
import dev.courant.app.letters.Letter;
import dev.courant.app.letters.Settled;
import dev.courant.app.tail.TailFilter;
import dev.courant.app.tail.TailJson;
import dev.courant.app.tail.TailRecord;
import dev.courant.app.tail.TailText;
import dev.courant.app.tail.TailTopic;
import dev.courant.app.topics.RecordDecoder;
import dev.courant.app.topics.TopicTail;
import dev.courant.schemas.Level;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code courant tail}: what happens, as it happens. */
@Command(
        mixinStandardHelpOptions = true,
        name = "tail",
        description = {
            "Prints records as they come, until Ctrl-C.",
            "Of what runs in the data directory, or of the configured brokers; committed records"
                    + " only, a line each, within a repository in their order."
        },
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {
            "0:as many as -n asks for were printed, or nobody reads them any more",
            ExitCode.SAYS_1,
            ExitCode.SAYS_2,
            "130:interrupted, as by Ctrl-C"
        })
public final class TailCommand implements Callable<Integer> {

    private final StopSignal signal;

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private CommonOptions options = new CommonOptions();

    @Option(
            names = "--topic",
            paramLabel = "T",
            defaultValue = "enriched",
            description =
                    "enriched (the default), progress, digests, editions, raw.commits, raw.issues,"
                            + " watchlist, reanalyses, replays, announcements, deliveries or"
                            + " dead-letters")
    private String topic = "enriched";

    @Option(
            names = "--repo",
            paramLabel = "OWNER/NAME",
            description = "only those of this repository")
    private Optional<String> repo = Optional.empty();

    @Option(
            names = "--level",
            paramLabel = "L",
            description = "only events of at least this level: high, medium or low")
    private Optional<String> level = Optional.empty();

    @Option(
            names = "--since",
            paramLabel = "I",
            description =
                    "first those written since then: 2026-02-24, or 2026-02-24T09:00:00Z; unless"
                            + " given, only what comes from now on")
    private Optional<String> since = Optional.empty();

    @Option(names = "-n", paramLabel = "COUNT", description = "ends after so many")
    private Optional<Long> count = Optional.empty();

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless given")
    private Format format = Format.text;

    public TailCommand(StopSignal signal) {
        this.signal = signal;
    }

    @Override
    public Integer call() {
        var filter = new TailFilter(TailTopic.of(topic), repo, level.map(TailCommand::level));
        if (count.orElse(1L) < 1) {
            throw new UsageException("-n must be at least 1.");
        }
        var config = options.loadIfThere();
        return follow(filter, config);
    }

    private int follow(TailFilter filter, CourantConfig config) {
        var start = since.map(text -> Moment.parse(text, config.edition().zone()));
        var cluster = Deployment.running(config, options.dataDir());
        var decoder = RecordDecoder.any(cluster);
        long left = count.orElse(Long.MAX_VALUE);
        try (var tail = new TopicTail(cluster, filter.topic().in(cluster.topics()), start)) {
            while (!signal.given()) {
                for (var raw : tail.read()) {
                    var record = record(filter.topic(), raw, decoder);
                    if (wanted(filter, record)) {
                        print(filter.topic(), record);
                        left--;
                    }
                    if (left == 0 || spec.commandLine().getOut().checkError()) {
                        return ExitCode.COMPLETE;
                    }
                }
            }
        }
        return ExitCode.INTERRUPTED;
    }

    /** A dead letter is told by its headers: its value is what nobody could decode. */
    private static TailRecord record(
            TailTopic topic,
            ConsumerRecord<byte[], byte[]> raw,
            RecordDecoder<SpecificRecord> decoder) {
        return new TailRecord(
                raw, topic == TailTopic.DEAD_LETTERS ? Optional.empty() : decoder.decode(raw));
    }

    private static boolean wanted(TailFilter filter, TailRecord record) {
        boolean marker =
                filter.topic() == TailTopic.DEAD_LETTERS
                        && Settled.isMarker(new Letter(record.record()));
        return !marker && filter.holds(record);
    }

    private void print(TailTopic from, TailRecord record) {
        spec.commandLine()
                .getOut()
                .println(
                        format == Format.json
                                ? TailJson.line(from, record)
                                : TailText.line(from, record));
    }

    private static Level level(String text) {
        try {
            return Level.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new UsageException("'" + text + "' is no level: write high, medium or low.");
        }
    }
}
