package dev.courant.app.command;

import dev.courant.app.config.ChannelSettings;
import dev.courant.app.config.UsageException;
import dev.courant.notify.AlertNotice;
import dev.courant.notify.Channel;
import dev.courant.notify.Channels;
import dev.courant.notify.DeliveryException;
import dev.courant.notify.EditionNotice;
import dev.courant.notify.Level;
import dev.courant.notify.Notice;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

/** {@code courant notify}: tries channels out. */
@Command(
        name = "notify",
        mixinStandardHelpOptions = true,
        description = "Tries out the channels that are told of editions and events.",
        synopsisSubcommandLabel = "COMMAND")
public final class NotifyCommand implements Runnable {

    private static final URI EXAMPLE = URI.create("https://example.org/");

    @Spec private CommandSpec spec = CommandSpec.create();

    @Command(
            mixinStandardHelpOptions = true,
            description = "Sends a sample of an edition and one of an alert to a channel.",
            exitCodeListHeading = ExitCode.HEADING,
            exitCodeList = {
                ExitCode.SAYS_0,
                "1:it was not delivered: stderr says why",
                ExitCode.SAYS_2
            })
    int test(
            @Mixin CommonOptions options,
            @Option(
                            names = "--channel",
                            required = true,
                            paramLabel = "NAME",
                            description = "as courant.notify names it, or its type")
                    String name)
            throws InterruptedException {
        var config = options.load(spec.commandLine().getErr());
        var settings = find(config.channels(), name);
        var language = config.edition().language();
        try (var channels = new Channels(InstantSource.system())) {
            var channel = channels.open(settings.channel());
            var now = InstantSource.system().instant();
            send(channel, edition(config.edition().title(), language, now));
            Thread.sleep(channel.pace().apart());
            send(channel, alert(language, now));
            return ExitCode.COMPLETE;
        } catch (DeliveryException e) {
            spec.commandLine().getErr().println("courant: " + e.getMessage());
            return ExitCode.FAILED;
        }
    }

    private void send(Channel channel, Notice notice) throws InterruptedException {
        channel.send(notice);
        spec.commandLine().getOut().printf("%s: sent %s%n", channel.name(), notice.id());
    }

    private static ChannelSettings find(List<ChannelSettings> channels, String name) {
        return channels.stream()
                .filter(channel -> channel.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new UsageException(
                                        "There is no channel %s: courant.notify has %s."
                                                .formatted(name, names(channels))));
    }

    private static String names(List<ChannelSettings> channels) {
        return channels.isEmpty()
                ? "none that is switched on"
                : channels.stream().map(ChannelSettings::name).collect(Collectors.joining(", "));
    }

    private static EditionNotice edition(String title, String language, Instant now) {
        var day = LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
        return new EditionNotice(
                "test/edition/" + now.toEpochMilli(),
                title,
                day,
                1,
                true,
                language,
                "A sample: if you can read this, editions reach you here. 这是一条测试消息。",
                new EditionNotice.Counts(2, 3, 0, 1, 1, 1),
                List.of(
                        new EditionNotice.Item(
                                "acme/engine", Level.HIGH, 90, "feat: a sample", EXAMPLE, null),
                        new EditionNotice.Item(
                                "acme/wheel", Level.LOW, 10, "docs: another", EXAMPLE, null)),
                List.of(),
                EXAMPLE);
    }

    private static AlertNotice alert(String language, Instant now) {
        return new AlertNotice(
                "test/alert/" + now.toEpochMilli(),
                "acme/engine",
                Level.HIGH,
                90,
                "feat: a sample of an alert",
                "Courant",
                EXAMPLE,
                null,
                now,
                language,
                0);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say test.");
    }
}
