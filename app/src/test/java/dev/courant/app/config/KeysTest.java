package dev.courant.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class KeysTest {

    private static final Path PAGE = Path.of("../docs/configuration.md");

    /** What has a key in each section that only matters where another is set. */
    private static final String SETTING =
            """
            courant:
              llm: { base-url: "http://a/v1", models: [one, two] }
              notify:
                - { type: slack, url: "https://example.org/x", alerts: { level: low } }
                - { type: email, host: mail, from: a@example.org, to: [b@example.org] }
            """;

    @Test
    void thePageIsWhatTheKeysSay() throws IOException {
        var page = KeyPages.markdown(Keys.sections());
        if (System.getProperty("golden.update") != null) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE))
                .as("%s; ./mvnw -Dgolden.update writes it anew", PAGE)
                .isEqualTo(page);
    }

    @ParameterizedTest
    @MethodSource
    void aDefaultIsWhatIsMeantWithoutTheKey(Key key) {
        var without = ConfigFile.parse(SETTING, "f.yaml", Map.of());
        var with = parseWith(key, key.byDefault().orElseThrow());

        assertThat(with)
                .usingRecursiveComparison()
                .withEqualsForFields(KeysTest::sameZone, "edition.zone")
                .isEqualTo(without);
    }

    /** UTC is a zone of that name, and an offset. */
    private static boolean sameZone(Object one, Object other) {
        return ((ZoneId) one).getRules().equals(((ZoneId) other).getRules());
    }

    static Stream<Key> aDefaultIsWhatIsMeantWithoutTheKey() {
        return Keys.all().filter(key -> key.byDefault().isPresent());
    }

    @Test
    void aValueThatIsNotTheDefaultWouldBeSeen() {
        var without = ConfigFile.parse(SETTING, "f.yaml", Map.of());

        assertThat(parseWith(key("edition.history"), "8"))
                .usingRecursiveComparison()
                .isNotEqualTo(without);
        assertThat(parseWith(key("notify[].alerts.per-hour"), "11"))
                .usingRecursiveComparison()
                .isNotEqualTo(without);
    }

    private static CourantConfig parseWith(Key key, String value) {
        if (key.variable().isPresent()) {
            return ConfigFile.parse(SETTING, "f.yaml", Map.of(key.variable().get(), value));
        }
        var name = key.name().replace("notify[].", "");
        var yaml =
                name.startsWith("alerts.")
                        ? SETTING.replace(
                                "level: low",
                                "level: low, " + name.substring("alerts.".length()) + ": " + value)
                        : SETTING.replace(
                                ofMail(name) ? "type: email" : "type: slack",
                                "type: "
                                        + (ofMail(name) ? "email" : "slack")
                                        + ", "
                                        + name
                                        + ": "
                                        + value);
        return ConfigFile.parse(yaml, "f.yaml", Map.of());
    }

    private static boolean ofMail(String name) {
        return List.of("port", "tls").contains(name);
    }

    private static Key key(String name) {
        return Keys.all().filter(key -> key.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void everyKeySaysWhatHappensWithoutIt() {
        assertThat(Keys.all())
                .allMatch(key -> key.byDefault().isPresent() != key.unset().isPresent())
                .allMatch(key -> key.text().endsWith("."));
        assertThat(Keys.all().map(Key::name)).doesNotHaveDuplicates();
    }

    @Test
    void secretsAreMarked() {
        assertThat(Keys.all().filter(Key::secret).map(Key::name))
                .contains("github.token", "llm.api-key", "store.secret-key", "notify[].password")
                .doesNotContain("github.api-url");
    }

    @Test
    void furtherPapersHaveTheKeysOfTheFirst() {
        assertThat(key("editions[].title").unset()).contains("as `edition` has it");
        assertThat(key("editions[].title").byDefault()).isEmpty();
        assertThat(key("editions[].notify").unset()).contains("nobody");
    }

    @Test
    void onlyWhatStandsInNoListHasAVariable() {
        assertThat(key("github.poll-interval").variable()).contains("COURANT_GITHUB_POLL_INTERVAL");
        assertThat(key("repos").variable()).contains("COURANT_REPOS");
        assertThat(key("repos[].name").variable()).isEmpty();
        assertThat(key("llm.prices.<model>.input").variable()).isEmpty();
    }

    @Test
    void listsComeFromTheEnvironmentWithCommas() {
        var config =
                ConfigFile.parse(
                        SETTING,
                        "f.yaml",
                        Map.of(
                                "COURANT_EDITION_NOTIFY", "slack, email",
                                "COURANT_LLM_MODELS", "three",
                                "COURANT_REPOS", ""));

        assertThat(config.edition().channels()).contains(List.of("slack", "email"));
        assertThat(config.llm().orElseThrow().models()).containsExactly("three");
        assertThat(config.repos()).isEmpty();
    }

    @Test
    void aNameMeansAKeyOrAllBelowIt() {
        assertThat(names("courant.github.token")).containsExactly("github.token");
        assertThat(names("store")).contains("store.url").allMatch(name -> name.startsWith("store"));
        assertThat(names("notify[0].url")).containsExactly("notify[].url");
        assertThat(names("repos")).contains("repos", "repos[].since");
        assertThat(names("kafka.properties.security.protocol"))
                .containsExactly("kafka.properties.<setting>");
        assertThatThrownBy(() -> Keys.named("github.tokn"))
                .isInstanceOf(UsageException.class)
                .hasMessage("Unknown key courant.github.tokn: did you mean courant.github.token?");
    }

    private static Stream<String> names(String name) {
        return Keys.named(name).stream().flatMap(part -> part.keys().stream()).map(Key::name);
    }

    @Test
    void aKeyIsExplainedInAFewLines() {
        assertThat(KeyPages.text(Keys.named("github.token")))
                .isEqualTo(
                        """
                        courant.github.token (text, secret)
                            Sent with each request. One without any scope is enough for public repositories.
                            default: none: anonymous reads, 60 requests an hour
                            environment: COURANT_GITHUB_TOKEN
                        """);
        assertThat(KeyPages.json(Keys.named("edition.history")))
                .contains("\"default\" : \"7\"", "\"bounds\" : \"0 to 1000\"");
    }
}
