package dev.courant.app.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which keys there are, and what to say about one that there is not. */
final class KnownKeys {

    /** List positions are written as {@code []}. */
    private static final Set<String> KEYS =
            Set.of(
                    "courant.edition.title",
                    "courant.edition.subject",
                    "courant.edition.language",
                    "courant.edition.zone",
                    "courant.edition.history",
                    "courant.edition.deadline",
                    "courant.edition.weekly",
                    "courant.edition.monthly",
                    "courant.edition.notify",
                    "courant.edition.notify[]",
                    "courant.editions[].name",
                    "courant.editions[].title",
                    "courant.editions[].subject",
                    "courant.editions[].language",
                    "courant.editions[].zone",
                    "courant.editions[].history",
                    "courant.editions[].deadline",
                    "courant.editions[].weekly",
                    "courant.editions[].monthly",
                    "courant.editions[].repos",
                    "courant.editions[].repos[]",
                    "courant.editions[].notify",
                    "courant.editions[].notify[]",
                    "courant.github.api-url",
                    "courant.github.token",
                    "courant.github.poll-interval",
                    "courant.repos",
                    "courant.repos[]",
                    "courant.repos[].name",
                    "courant.repos[].branch",
                    "courant.repos[].since",
                    "courant.kafka.bootstrap-servers",
                    "courant.kafka.schema-registry-url",
                    "courant.kafka.embedded-port",
                    "courant.kafka.embedded-registry-port",
                    "courant.kafka.topic-prefix",
                    "courant.kafka.partitions",
                    "courant.kafka.replicas",
                    "courant.kafka.threads",
                    "courant.store.url",
                    "courant.store.endpoint",
                    "courant.store.region",
                    "courant.store.path-style",
                    "courant.store.access-key",
                    "courant.store.secret-key",
                    "courant.store.public-url",
                    "courant.llm.base-url",
                    "courant.llm.api-key",
                    "courant.llm.models",
                    "courant.llm.models[]",
                    "courant.llm.timeout",
                    "courant.llm.concurrency",
                    "courant.llm.requests-per-minute",
                    "courant.llm.tokens-per-minute",
                    "courant.llm.tokens-per-day",
                    "courant.metrics.host",
                    "courant.metrics.port",
                    "courant.notify[].type",
                    "courant.notify[].name",
                    "courant.notify[].url",
                    "courant.notify[].token",
                    "courant.notify[].chat",
                    "courant.notify[].secret",
                    "courant.notify[].host",
                    "courant.notify[].port",
                    "courant.notify[].tls",
                    "courant.notify[].user",
                    "courant.notify[].password",
                    "courant.notify[].from",
                    "courant.notify[].to",
                    "courant.notify[].to[]",
                    "courant.notify[].allow-private",
                    "courant.notify[].timeout",
                    "courant.notify[].editions",
                    "courant.notify[].editions[]",
                    "courant.notify[].revisions",
                    "courant.notify[].max-age",
                    "courant.notify[].alerts.level",
                    "courant.notify[].alerts.repos",
                    "courant.notify[].alerts.repos[]",
                    "courant.notify[].alerts.max-age",
                    "courant.notify[].alerts.per-hour",
                    "courant.notify[].alerts.quiet");

    /** Sections and keys that may be empty: {@code repos: []}, {@code llm:}. */
    private static final Set<String> CONTAINERS =
            Set.of(
                    "courant",
                    "courant.edition",
                    "courant.editions",
                    "courant.github",
                    "courant.kafka",
                    "courant.kafka.properties",
                    "courant.kafka.registry-properties",
                    "courant.store",
                    "courant.llm",
                    "courant.llm.prices",
                    "courant.metrics",
                    "courant.notify");

    static final String PROPERTIES = "courant.kafka.properties.";
    static final String REGISTRY_PROPERTIES = "courant.kafka.registry-properties.";
    static final String PRICES = "courant.llm.prices.";
    private static final int NEAR = 3;

    private KnownKeys() {}

    /** A complaint for each name that is not a key. */
    static List<String> complaints(Iterable<String> names) {
        var unknown = new TreeSet<String>();
        for (var name : names) {
            if (!known(name)) {
                unknown.add(name);
            }
        }
        var complaints = new ArrayList<String>();
        for (var name : unknown) {
            complaints.add(complaint(name));
        }
        return complaints;
    }

    /** Names as environment variables write them, for keys without list positions. */
    static Optional<String> fromEnvironment(String variable) {
        return KEYS.stream()
                .filter(key -> !key.contains("[]"))
                .filter(key -> environmentName(key).equals(variable))
                .findFirst();
    }

    static String environmentName(String key) {
        return key.toUpperCase(java.util.Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    private static boolean known(String name) {
        var bare = bare(name);
        return KEYS.contains(bare)
                || CONTAINERS.contains(bare)
                || bare.startsWith(PROPERTIES)
                || bare.startsWith(REGISTRY_PROPERTIES)
                || bare.matches(Pattern.quote(PRICES) + ".+\\.(input|output)");
    }

    private static String bare(String name) {
        return name.replaceAll("\\[\\d+]", "[]");
    }

    private static String complaint(String name) {
        return "Unknown key " + name + hint(bare(name));
    }

    private static String hint(String name) {
        if (!name.startsWith("courant.")) {
            return ": every key stands below courant.";
        }
        return nearest(name)
                .map(key -> ": did you mean " + key + "?")
                .orElse(": there is none like it, so leave it out.");
    }

    private static Optional<String> nearest(String name) {
        return KEYS.stream()
                .filter(key -> distance(key, name) <= NEAR || lastPart(key).equals(lastPart(name)))
                .min(Comparator.comparingInt(key -> distance(key, name)));
    }

    private static String lastPart(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    /** Levenshtein's: insertions, deletions and replacements of one character. */
    static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
