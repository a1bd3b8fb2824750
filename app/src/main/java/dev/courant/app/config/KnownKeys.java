package dev.courant.app.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which keys there are, and what to say about one that there is not. */
final class KnownKeys {

    /** List positions are written as {@code []}. */
    private static final Set<String> KEYS =
            Keys.all()
                    .filter(key -> !key.open())
                    .flatMap(KnownKeys::spellings)
                    .collect(Collectors.toUnmodifiableSet());

    /** Sections and keys that may be empty: {@code repos: []}, {@code llm:}. */
    private static final Set<String> CONTAINERS =
            Keys.all()
                    .map(Key::fullName)
                    .flatMap(KnownKeys::above)
                    .collect(Collectors.toUnmodifiableSet());

    static final String PROPERTIES = "courant.kafka.properties.";
    static final String REGISTRY_PROPERTIES = "courant.kafka.registry-properties.";
    static final String PRICES = "courant.llm.prices.";
    private static final int NEAR = 3;

    private KnownKeys() {}

    private static Stream<String> spellings(Key key) {
        return key.list()
                ? Stream.of(key.fullName(), key.fullName() + "[]")
                : Stream.of(key.fullName());
    }

    /** What the key stands below: {@code a} and {@code a.b} of {@code a.b[].c}. */
    private static Stream<String> above(String key) {
        var dots = IntStream.range(0, key.length()).filter(i -> key.charAt(i) == '.');
        return dots.mapToObj(dot -> key.substring(0, dot).replaceFirst("\\[]$", ""))
                .filter(name -> !name.endsWith(">"));
    }

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

    /** Whether a key's variable has this name. */
    static boolean isVariable(String name) {
        return Keys.all().anyMatch(key -> key.variable().equals(Optional.of(name)));
    }

    private static boolean known(String name) {
        var bare = bare(name);
        return KEYS.contains(bare)
                || CONTAINERS.contains(bare)
                || bare.startsWith(PROPERTIES)
                || bare.startsWith(REGISTRY_PROPERTIES)
                || bare.matches(Pattern.quote(PRICES) + ".+\\.(input|output)");
    }

    /** Without the numbers of list positions. */
    static String bare(String name) {
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
