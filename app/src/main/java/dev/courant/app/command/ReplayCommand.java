package dev.courant.app.command;

import dev.courant.app.config.ChannelSettings;
import dev.courant.app.config.CourantConfig;
import dev.courant.app.config.UsageException;
import dev.courant.app.embedded.ScratchDirectory;
import dev.courant.app.once.ServerClock;
import dev.courant.app.replay.KnownDay;
import dev.courant.app.replay.PageDifference;
import dev.courant.app.replay.Replay;
import dev.courant.app.replay.Republication;
import dev.courant.schemas.Edition;
import dev.courant.schemas.OffsetRange;
import dev.courant.schemas.Period;
import dev.courant.store.FileStore;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code courant replay}: a day again, by the offsets of what it was made of. */
@Command(
        mixinStandardHelpOptions = true,
        name = "replay",
        description = {
            "Puts a day together again from the records that it was made of, beside what runs and"
                    + " without touching it, and tells what comes out differently.",
            "With --publish, what runs publishes it as the next revision; earlier revisions stay in"
                    + " the store under revisions/."
        },
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {ExitCode.SAYS_0, ExitCode.SAYS_1, ExitCode.SAYS_2})
public final class ReplayCommand implements Callable<Integer> {

    /** Which records a day is put together from. */
    enum Source {
        ENRICHED,
        RAW;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final StopSignal signal;

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private CommonOptions options = new CommonOptions();

    @Option(
            names = "--day",
            required = true,
            paramLabel = "DAY",
            description = "2026-02-24, or yesterday by GitHub's clock; also one that is not over")
    private String day = "";

    @Option(
            names = "--repo",
            paramLabel = "OWNER/NAME",
            description = "only this repository; the others' parts stay as they were published")
    private Optional<String> repo = Optional.empty();

    @Option(
            names = "--from",
            defaultValue = "enriched",
            description =
                    "enriched: group and render again. raw: also fetch diffs, apply the rules and"
                            + " ask models again, where they have not answered the same before."
                            + " Default: ${DEFAULT-VALUE}")
    private Source from = Source.ENRICHED;

    @Option(names = "--out", paramLabel = "DIR", description = "write the reports there")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--publish", description = "publish the day as a new revision")
    private boolean publish;

    @Option(
            names = "--notify",
            description =
                    "with --publish: tell the channels of days' editions, though it is a revision")
    private boolean notify;

    public ReplayCommand(StopSignal signal) {
        this.signal = signal;
    }

    @Override
    public Integer call() {
        if (publish && out.isPresent()) {
            throw new UsageException(
                    "--out and --publish contradict each other: look first, then publish.");
        }
        if (notify && !publish) {
            throw new UsageException("--notify goes with --publish: there is nothing new to tell.");
        }
        var config = options.load(spec.commandLine().getErr());
        var asked = asked(config);
        try (var deployment = deployment(config)) {
            var known = KnownDay.read(deployment.cluster(), asked, config.edition().zone());
            var repos = known.chosen(repo);
            try (var replay =
                    new Replay(deployment.cluster(), config, known, repos, signal::given)) {
                tell(known, replay, config);
                return publish
                        ? publish(
                                deployment,
                                new Republication(deployment.cluster(), known, repos, replay),
                                config)
                        : ExitCode.COMPLETE;
            }
        } catch (Replay.ReplayStopped e) {
            return ExitCode.INTERRUPTED;
        }
    }

    private void announce(Republication republication, Edition edition, CourantConfig config) {
        var channels =
                config.channelsOf(config.edition()).stream()
                        .filter(channel -> channel.periods().contains(Period.DAY))
                        .map(ChannelSettings::name)
                        .toList();
        republication.announce(edition, channels, signal::given);
    }

    private Deployment deployment(CourantConfig config) {
        return publish
                ? Deployment.toServe(config, options.dataDir())
                : Deployment.toRead(config, options.dataDir());
    }

    private LocalDate asked(CourantConfig config) {
        if (day.equals("yesterday")) {
            var now = new ServerClock(config.github(), InstantSource.system()).now();
            return LocalDate.ofInstant(now, config.edition().zone()).minusDays(1);
        }
        try {
            return LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            throw new UsageException(
                    "'" + day + "' is no day: write it as 2026-02-24, or say yesterday.");
        }
    }

    private void tell(KnownDay known, Replay replay, CourantConfig config) {
        if (from == Source.RAW) {
            replay.fromRaw();
        } else {
            replay.fromEnriched();
        }
        var to = spec.commandLine().getOut();
        replay.ranges().forEach(range -> to.println("read " + text(range)));
        to.printf("%d records of %s%n", replay.records(), known.day());
        replay.differences().forEach(to::println);
        if (out.isPresent()) {
            compare(known, replay.print(out.get()), out.get(), config);
            to.println(out.get().resolve("reports/" + known.day() + ".md"));
        } else {
            try (var scratch = ScratchDirectory.create("courant-replay-out")) {
                compare(known, replay.print(scratch.path()), scratch.path(), config);
            }
        }
    }

    private static String text(OffsetRange range) {
        return "%s-%d offsets %d to %d"
                .formatted(
                        range.getTopic(), range.getPartition(), range.getFirst(), range.getLast());
    }

    private void compare(KnownDay known, Edition edition, Path directory, CourantConfig config) {
        PrintWriter to = spec.commandLine().getOut();
        if (known.edition().isEmpty()) {
            to.println("Not published yet.");
            return;
        }
        try (var published = config.store().open()) {
            tell(PageDifference.between(edition, published, new FileStore(directory)));
        }
    }

    private void tell(PageDifference pages) {
        PrintWriter to = spec.commandLine().getOut();
        pages.changed().forEach(path -> to.println("differs: " + path));
        pages.missing().forEach(path -> to.println("not there any more: " + path));
        to.printf("%d of %d pages identical to what is published%n", pages.same(), pages.all());
    }

    private int publish(Deployment deployment, Republication republication, CourantConfig config) {
        try (republication) {
            deployment.serve();
            republication.begin();
            var edition = republication.read();
            while (edition.isEmpty() && !signal.given()) {
                deployment.requireAlive();
                edition = republication.read();
            }
            edition.ifPresent(
                    done ->
                            spec.commandLine()
                                    .getOut()
                                    .printf(
                                            "published %s, revision %d%n",
                                            done.getDay(), done.getRevision()));
            if (notify && edition.isPresent()) {
                announce(republication, edition.get(), config);
            }
            return edition.isPresent() ? ExitCode.COMPLETE : ExitCode.INTERRUPTED;
        }
    }
}
