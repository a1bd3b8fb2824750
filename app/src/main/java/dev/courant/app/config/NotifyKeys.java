package dev.courant.app.config;

import dev.courant.notify.ChannelConfig;
import dev.courant.notify.ChannelConfigBuilder;
import dev.courant.notify.ChannelType;
import dev.courant.notify.MailConfig;
import dev.courant.notify.Secret;
import dev.courant.publisher.outbox.AlertPolicy;
import dev.courant.publisher.outbox.Destination;
import dev.courant.publisher.outbox.QuietHours;
import dev.courant.schemas.Level;
import dev.courant.schemas.Period;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads {@code courant.notify}.
 *
 * @param zone of quiet hours
 */
record NotifyKeys(Values values, ZoneId zone) {

    /** Those that are switched on: one whose address is empty is not. */
    List<ChannelSettings> read() {
        var channels = new ArrayList<ChannelSettings>();
        var names = new HashSet<String>();
        for (int index : values.indexes("notify")) {
            var key = "notify[" + index + "]";
            var channel = channel(key);
            if (channel.isPresent()) {
                channels.add(settings(key, channel.get()));
                if (!names.add(channel.get().name())) {
                    throw new UsageException(
                            "courant.notify: two channels are called "
                                    + channel.get().name()
                                    + ": give each a name of its own.");
                }
            }
        }
        return channels;
    }

    /** What is in the file, but has no address: the variable that holds it is not set. */
    List<String> switchedOff() {
        return values.indexes("notify").stream()
                .map(index -> "notify[" + index + "]")
                .filter(key -> channel(key).isEmpty())
                .map(key -> "courant." + key + " has no " + addressKey(type(key)) + ": it is off.")
                .toList();
    }

    private Optional<ChannelConfig> channel(String key) {
        var type = type(key);
        if (values.text(key + "." + addressKey(type)).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(build(key, type));
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private ChannelType type(String key) {
        var type =
                values.text(key + ".type")
                        .orElseThrow(
                                () ->
                                        new UsageException(
                                                "courant." + key + " has no type, as in slack."));
        try {
            return ChannelType.of(type);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private static String addressKey(ChannelType type) {
        return switch (type) {
            case TELEGRAM -> "token";
            case EMAIL -> "host";
            default -> "url";
        };
    }

    private ChannelConfig build(String key, ChannelType type) {
        var channel = ChannelConfig.builder(values.text(key + ".name", type.key()), type);
        values.text(key + ".url").ifPresent(channel::url);
        values.text(key + ".token").ifPresent(channel::token);
        values.text(key + ".chat").ifPresent(channel::chat);
        values.text(key + ".secret").ifPresent(channel::secret);
        values.flag(key + ".allow-private").ifPresent(channel::allowPrivate);
        values.duration(key + ".timeout").ifPresent(channel::timeout);
        if (type == ChannelType.EMAIL) {
            addMail(key, channel);
        }
        return channel.build();
    }

    private void addMail(String key, ChannelConfigBuilder channel) {
        channel.mail(
                new MailConfig(
                        values.text(key + ".host", ""),
                        values.integer(key + ".port").orElse(0),
                        values.parsed(
                                        key + ".tls",
                                        text -> MailConfig.Tls.valueOf(upper(text)),
                                        "starttls, tls or none")
                                .orElse(MailConfig.Tls.STARTTLS),
                        values.text(key + ".user"),
                        values.text(key + ".password").flatMap(Secret::of),
                        values.text(key + ".from", ""),
                        values.list(key + ".to").toList()));
    }

    private ChannelSettings settings(String key, ChannelConfig channel) {
        return new ChannelSettings(
                channel,
                values.has(key + ".editions") ? periods(key) : Set.of(Period.DAY),
                values.flag(key + ".revisions").orElse(false),
                values.duration(key + ".max-age").orElse(Destination.DEFAULT_MAX_AGE),
                values.text(key + ".alerts.level").map(level -> alerts(key + ".alerts")));
    }

    private Set<Period> periods(String key) {
        return values.list(key + ".editions")
                .map(
                        text -> {
                            try {
                                return Period.valueOf(upper(text));
                            } catch (IllegalArgumentException e) {
                                throw new UsageException(
                                        "courant.%s.editions has '%s', but can have day, week and month."
                                                .formatted(key, text));
                            }
                        })
                .collect(Collectors.toSet());
    }

    private AlertPolicy alerts(String key) {
        try {
            return new AlertPolicy(
                    values.parsed(
                                    key + ".level",
                                    text -> Level.valueOf(upper(text)),
                                    "high, medium or low")
                            .orElseThrow(),
                    values.list(key + ".repos").collect(Collectors.toSet()),
                    values.duration(key + ".max-age").orElse(AlertPolicy.DEFAULT_MAX_AGE),
                    values.integer(key + ".per-hour").orElse(AlertPolicy.DEFAULT_PER_HOUR),
                    values.parsed(
                            key + ".quiet", this::quiet, "two times of day, such as 22:00-07:00"));
        } catch (IllegalArgumentException e) {
            throw new UsageException("courant." + key + ": " + e.getMessage() + ".");
        }
    }

    private QuietHours quiet(String text) {
        var times = text.split("-", -1);
        if (times.length != 2) {
            throw new IllegalArgumentException(text);
        }
        try {
            return new QuietHours(
                    LocalTime.parse(times[0].strip()), LocalTime.parse(times[1].strip()), zone);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
