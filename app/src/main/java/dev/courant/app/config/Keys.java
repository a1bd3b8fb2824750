package dev.courant.app.config;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Every key there is, from {@code keys.yaml}: the one place that knows them. */
public final class Keys {

    private static final Set<String> FIELDS =
            Set.of("type", "default", "unset", "bounds", "secret", "text");

    private static final List<Section> SECTIONS = read();

    private Keys() {}

    /**
     * Keys that stand together.
     *
     * @param name what their names begin with
     * @param text what they are about
     */
    public record Section(String name, String text, List<Key> keys) {

        public Section {
            keys = List.copyOf(keys);
        }
    }

    /** All of them, in the order of the documentation. */
    public static List<Section> sections() {
        return SECTIONS;
    }

    /**
     * The sections with the keys that a name means: one key, or all below it.
     *
     * @param name with or without {@code courant.}, and with or without list positions
     * @throws UsageException if there is no such key
     */
    public static List<Section> named(String name) {
        var bare = KnownKeys.bare(name).replaceFirst("^courant\\.", "");
        var found =
                SECTIONS.stream()
                        .map(section -> narrowed(section, bare))
                        .filter(section -> !section.keys().isEmpty())
                        .toList();
        if (found.isEmpty()) {
            throw new UsageException(KnownKeys.complaints(List.of("courant." + bare)));
        }
        return found;
    }

    private static Section narrowed(Section section, String name) {
        return new Section(
                section.name(),
                section.text(),
                section.keys().stream().filter(key -> means(name, key.name())).toList());
    }

    private static boolean means(String name, String key) {
        var plain = name.replace("[]", "");
        var other = key.replace("[]", "");
        return other.equals(plain)
                || other.startsWith(plain + ".")
                || (key.contains("<") && plain.matches(other.replaceAll("<\\w+>", ".+")));
    }

    /** All keys, without sections. */
    static Stream<Key> all() {
        return SECTIONS.stream().flatMap(section -> section.keys().stream());
    }

    private static List<Section> read() {
        try (InputStream file = Keys.class.getResourceAsStream("keys.yaml")) {
            var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
            var sections = new ArrayList<Section>();
            for (Object section : (List<?>) yaml.load(file)) {
                sections.add(section((Map<?, ?>) section, sections));
            }
            return List.copyOf(sections);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Section section(Map<?, ?> fields, List<Section> before) {
        var name = field(fields, "section").orElseThrow();
        var keys = new ArrayList<Key>();
        ((Map<?, ?>) fields.get("keys"))
                .forEach((last, key) -> keys.add(key(name, String.valueOf(last), (Map<?, ?>) key)));
        field(fields, "like").ifPresent(other -> keys.addAll(inherited(name, other, keys, before)));
        return new Section(name, field(fields, "text").orElseThrow(), keys);
    }

    private static Key key(String section, String last, Map<?, ?> fields) {
        if (!FIELDS.containsAll(fields.keySet())) {
            // A comma outside of quotes ends a text, and begins a field.
            throw new IllegalStateException(
                    "keys.yaml: " + section + "." + last + " has " + fields);
        }
        return new Key(
                last.isEmpty() ? section : section + "." + last,
                field(fields, "type").orElseThrow(),
                field(fields, "default"),
                field(fields, "unset"),
                field(fields, "bounds"),
                Boolean.TRUE.equals(fields.get("secret")),
                field(fields, "text").orElseThrow());
    }

    private static List<Key> inherited(
            String section, String other, List<Key> own, List<Section> before) {
        var names = own.stream().map(Key::name).toList();
        return before.stream()
                .filter(earlier -> earlier.name().equals(other))
                .flatMap(earlier -> earlier.keys().stream())
                .map(key -> as(section + key.name().substring(other.length()), other, key))
                .filter(key -> !names.contains(key.name()))
                .toList();
    }

    private static Key as(String name, String other, Key key) {
        return new Key(
                name,
                key.type(),
                Optional.empty(),
                Optional.of("as `" + other + "` has it"),
                key.bounds(),
                key.secret(),
                key.text());
    }

    private static Optional<String> field(Map<?, ?> fields, String name) {
        return Optional.ofNullable(fields.get(name)).map(String::valueOf);
    }
}
