package dev.courant.app.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is known of keys, for people and for programs. */
public final class KeyPages {

    private static final JsonMapper MAPPER = new JsonMapper();

    private static final String HEAD =
            """
            # Configuration

            <!-- Made by courant config explain --format markdown from keys.yaml; a test holds it. -->

            A YAML file, `courant.yaml` unless `--config` names another; every key stands below `courant:`.
            `${NAME:default}` takes a variable of the environment, and without `:default` insists on it. A
            key's own variable, named below it, goes over the file; lists have commas there. An unknown key
            or variable, or a contradiction, is an error that names it, exit code 2.
            `courant config check` tells, and `courant config explain KEY` says what is here.

            Durations are written `500ms`, `30s`, `5m`, `2h`, `1d`, a day or an instant `2026-02-24` or
            `2026-02-24T09:00:00Z`. Values that are marked 🔒 are secret: they appear in no log, report or
            error. `COURANT_OPTS` holds options for the JVM.
            """;

    private KeyPages() {}

    /** Each key in a few lines. */
    public static String text(List<Keys.Section> sections) {
        return keys(sections).map(KeyPages::text).collect(Collectors.joining("\n"));
    }

    /** The whole page, with a table for each section. */
    public static String markdown(List<Keys.Section> sections) {
        return HEAD + sections.stream().map(KeyPages::table).collect(Collectors.joining());
    }

    /** An array with an object for each key. */
    public static String json(List<Keys.Section> sections) {
        var array = MAPPER.createArrayNode();
        keys(sections)
                .forEach(
                        key ->
                                array.addObject()
                                        .put("key", key.fullName())
                                        .put("type", key.type())
                                        .put("default", key.byDefault().orElse(null))
                                        .put("unset", key.unset().orElse(null))
                                        .put("bounds", key.bounds().orElse(null))
                                        .put("variable", key.variable().orElse(null))
                                        .put("secret", key.secret())
                                        .put("text", key.text()));
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(array);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of texts can be written", e);
        }
    }

    private static Stream<Key> keys(List<Keys.Section> sections) {
        return sections.stream().flatMap(section -> section.keys().stream());
    }

    private static String text(Key key) {
        var text = new StringBuilder(key.fullName());
        text.append(" (").append(key.type()).append(key.secret() ? ", secret)" : ")");
        text.append("\n    ").append(key.text().replace("`", "")).append('\n');
        key.bounds().ifPresent(bounds -> text.append("    bounds: ").append(bounds).append('\n'));
        text.append("    default: ").append(withoutIt(key).replace("`", "")).append('\n');
        key.variable()
                .ifPresent(name -> text.append("    environment: ").append(name).append('\n'));
        return text.toString();
    }

    private static String withoutIt(Key key) {
        return key.byDefault().orElseGet(() -> "none: " + key.unset().orElseThrow());
    }

    private static String table(Keys.Section section) {
        return "\n## %s\n\n%s\n\n| key | | default | |\n|---|---|---|---|\n"
                        .formatted(section.name(), section.text())
                + section.keys().stream().map(KeyPages::row).collect(Collectors.joining());
    }

    private static String row(Key key) {
        return "| `%s`%s%s | %s%s | %s | %s |\n"
                .formatted(
                        key.name(),
                        key.secret() ? " 🔒" : "",
                        key.variable().map("<br>`%s`"::formatted).orElse(""),
                        cell(key.type()),
                        key.bounds().map(bounds -> "; " + cell(bounds)).orElse(""),
                        key.byDefault()
                                .map("`%s`"::formatted)
                                .orElseGet(() -> cell(key.unset().orElseThrow())),
                        cell(key.text()));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }
}
