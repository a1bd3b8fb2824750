package dev.courant.app.config;

import io.smallrye.config.SmallRyeConfig;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Typed values of keys below {@code courant.}; each failure names the key. */
final class Values {

    /** Of the source that goes over the file. */
    static final int ENVIRONMENT_ORDINAL = 300;

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}:]+)}");

    private final SmallRyeConfig config;

    Values(SmallRyeConfig config) {
        this.config = config;
    }

    /** A text; an empty one counts as absent. */
    Optional<String> text(String key) {
        var value = config.getConfigValue("courant." + key);
        if (value.getValue() == null && value.getRawValue() != null) {
            requireVariables(key, value.getRawValue());
        }
        return Optional.ofNullable(value.getValue())
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private static void requireVariables(String key, String raw) {
        var unset = VARIABLE.matcher(raw);
        if (unset.find()) {
            throw new UsageException(
                    "courant.%s refers to %s, which is not set: set it in the environment, or write ${%s:} to allow none."
                            .formatted(key, unset.group(1), unset.group(1)));
        }
    }

    String text(String key, String otherwise) {
        return text(key).orElse(otherwise);
    }

    Optional<Secret> secret(String key) {
        return text(key).map(Secret::new);
    }

    Optional<Integer> integer(String key) {
        return parsed(key, Integer::valueOf, "a whole number");
    }

    Optional<Boolean> flag(String key) {
        return parsed(key, Values::parseFlag, "true or false");
    }

    Optional<Long> whole(String key) {
        return parsed(key, Long::valueOf, "a whole number");
    }

    Optional<BigDecimal> decimal(String key) {
        return parsed(key, BigDecimal::new, "a number");
    }

    /** True if something stands there, be it an empty list. */
    boolean has(String key) {
        var value = config.getConfigValue("courant." + key);
        return value.getRawValue() != null || !indexes(key).isEmpty();
    }

    /** Positions in a list, in order. */
    List<Integer> indexes(String key) {
        return config.getIndexedPropertiesIndexes("courant." + key);
    }

    /** The texts of a list, in order; a variable of the environment has them with commas. */
    Stream<String> list(String key) {
        var whole = config.getConfigValue("courant." + key);
        if (whole.getRawValue() != null && whole.getConfigSourceOrdinal() == ENVIRONMENT_ORDINAL) {
            return Stream.of(text(key, "").split(","))
                    .map(String::strip)
                    .filter(text -> !text.isEmpty());
        }
        return indexes(key).stream().flatMap(index -> text(key + "[" + index + "]").stream());
    }

    Optional<Duration> duration(String key) {
        return parsed(key, Values::parseDuration, "a duration, such as 30s, 5m or 2h");
    }

    Optional<URI> uri(String key) {
        return parsed(key, Values::parseUri, "an address");
    }

    Optional<ZoneId> zone(String key) {
        return parsed(key, ZoneId::of, "a time zone, such as UTC or Asia/Shanghai");
    }

    /** A date, whose start in the zone is meant, or an instant. */
    Optional<Instant> instant(String key, ZoneId zone) {
        return parsed(
                key,
                text -> parseInstant(text, zone),
                "a date such as 2026-02-26, or an instant such as 2026-02-26T08:00:00Z");
    }

    <T> Optional<T> parsed(String key, Function<String, T> parser, String expected) {
        var text = text(key);
        try {
            return text.map(parser);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new UsageException(
                    "courant."
                            + key
                            + " is '"
                            + text.map(Redaction::ofAddress).orElse("")
                            + "', but must be "
                            + expected
                            + ".");
        }
    }

    private static Duration parseDuration(String text) {
        var match = DURATION.matcher(text);
        if (!match.matches()) {
            return Duration.parse(text);
        }
        long amount = Long.parseLong(match.group(1));
        return switch (match.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private static boolean parseFlag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static URI parseUri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Instant parseInstant(String text, ZoneId zone) {
        try {
            return LocalDate.parse(text).atStartOfDay(zone).toInstant();
        } catch (DateTimeParseException e) {
            return java.time.OffsetDateTime.parse(text).toInstant();
        }
    }
}
